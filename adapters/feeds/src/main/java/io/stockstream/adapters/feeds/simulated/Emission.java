package io.stockstream.adapters.feeds.simulated;

import io.stockstream.adapters.wire.JsonMessageEncoder;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Statement;
import io.stockstream.ports.log.OutgoingRecord;
import java.time.Instant;

/** One thing that the simulated market says, and what the simulator knows of it. */
sealed interface Emission {

  /** Returns when it is said, in simulated time. */
  Instant time();

  OutgoingRecord toRecord();

  /**
   * A statement that can stand.
   *
   * @param time when it is said
   * @param statement what
   */
  record Stated(Instant time, Statement statement) implements Emission {
    @Override
    public OutgoingRecord toRecord() {
      return JsonMessageEncoder.toRecord(statement);
    }
  }

  /**
   * A venue that says it is alive.
   *
   * @param time when it is said
   * @param heartbeat what
   */
  record Alive(Instant time, Heartbeat heartbeat) implements Emission {
    @Override
    public OutgoingRecord toRecord() {
      return JsonMessageEncoder.toRecord(heartbeat);
    }
  }

  /**
   * Something that cannot stand.
   *
   * @param time when it is said
   * @param toRecord the record
   * @param code why it cannot stand
   */
  record Refused(Instant time, OutgoingRecord toRecord, ViolationCode code) implements Emission {}
}
