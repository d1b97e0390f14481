package io.stockstream.adapters.feeds.simulated;

import io.stockstream.adapters.wire.JsonMessageEncoder;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Statement;
import io.stockstream.ports.log.OutgoingRecord;

/** A record of the simulator, and what it knows of it. */
public sealed interface Emission {

  /** Returns the record as the log takes it. */
  OutgoingRecord outgoing();

  /**
   * A statement that can stand, under its own key.
   *
   * @param statement what is said
   */
  record Stated(Statement statement) implements Emission {

    @Override
    public OutgoingRecord outgoing() {
      return JsonMessageEncoder.toRecord(statement);
    }
  }

  /**
   * A heartbeat of a venue.
   *
   * @param heartbeat what is said
   */
  record Alive(Heartbeat heartbeat) implements Emission {

    @Override
    public OutgoingRecord outgoing() {
      return JsonMessageEncoder.toRecord(heartbeat);
    }
  }

  /**
   * A record that cannot stand.
   *
   * @param outgoing its bytes
   * @param code the first reason why
   */
  record Refused(OutgoingRecord outgoing, ViolationCode code) implements Emission {}
}
