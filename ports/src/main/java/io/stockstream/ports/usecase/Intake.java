package io.stockstream.ports.usecase;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.gap.AliveMinute;
import io.stockstream.domain.merge.Received;
import io.stockstream.domain.merge.Tallies;
import io.stockstream.domain.merge.Tally;
import io.stockstream.domain.merge.Tally.Judged;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.Message;
import io.stockstream.domain.statement.Statement;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.MessageDecoder;
import io.stockstream.ports.store.QuarantinedRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parts the records of a task into what can stand, by instrument, and what cannot. One thread. */
final class Intake {

  private final AdmitRecord admission;
  private final TaskShare share;
  private final Map<InstrumentId, List<Received>> byInstrument = new LinkedHashMap<>();
  private final Map<InstrumentId, InstrumentId> names = new HashMap<>();
  private final Map<String, Clock> venueClocks = new HashMap<>();
  private final Map<String, Clock> ownedVenueClocks = new HashMap<>();
  private final Set<AliveMinute> aliveMinutes = new HashSet<>();
  private final List<QuarantinedRecord> quarantine = new ArrayList<>();
  private final PartitionCounts counts = new PartitionCounts();
  private final Tallies tallies = new Tallies();
  private long fromTheFuture;

  Intake(MessageDecoder decoder, Reference reference, TaskShare share) {
    this.admission = new AdmitRecord(decoder, reference);
    this.share = share;
  }

  void take(LogRecord logRecord) {
    boolean owned = share.owns(logRecord.key());
    admission
        .admit(logRecord)
        .peek(message -> take(message, logRecord, owned))
        .peekLeft(refusal -> refuse(refusal, logRecord, owned));
  }

  /** A heartbeat moves clocks in every task, and is counted in one. */
  private void take(Message message, LogRecord logRecord, boolean owned) {
    if (message instanceof Heartbeat heartbeat) {
      Clock clock = new Clock(heartbeat.time());
      venueClocks.merge(heartbeat.venue(), clock, Clock::max);
      if (owned) {
        ownedVenueClocks.merge(heartbeat.venue(), clock, Clock::max);
        aliveMinutes.add(AliveMinute.of(heartbeat));
        counts.add(logRecord.position().partition(), InputClass.CONTROL);
      }
    } else {
      InstrumentId instrument =
          names.computeIfAbsent(AdmitRecord.instrumentOf(message), name -> name);
      byInstrument
          .computeIfAbsent(instrument, i -> new ArrayList<>())
          .add(
              new Received(
                  named(message, instrument), logRecord.position(), logRecord.appendTime()));
    }
  }

  /** One name object for all statements of an instrument: their keys then compare by identity. */
  private static Message named(Message message, InstrumentId instrument) {
    return message instanceof Statement statement ? statement.named(instrument) : message;
  }

  private void refuse(AdmitRecord.Refusal refusal, LogRecord logRecord, boolean owned) {
    if (!owned) {
      return;
    }
    counts.add(logRecord.position().partition(), InputClass.QUARANTINED);
    if (refusal.violations().get(0).code() == ViolationCode.IN_THE_FUTURE) {
      fromTheFuture++;
    }
    refusal.barUnder(logRecord).forEach(bar -> tallies.add(bar, judged(logRecord)));
    quarantine.add(
        new QuarantinedRecord(
            logRecord.position(),
            logRecord.appendTime(),
            refusal.line(),
            logRecord.key(),
            logRecord.value(),
            refusal.violations()));
  }

  private static Judged judged(LogRecord logRecord) {
    return new Judged(logRecord.position().offset(), InputClass.QUARANTINED, false);
  }

  Map<InstrumentId, List<Received>> byInstrument() {
    return byInstrument;
  }

  /** Returns the heartbeats by which this task closes windows: all of the batch. */
  Map<String, Clock> venueClocks() {
    return venueClocks;
  }

  /** Returns the heartbeats that this task stores: a venue's clock has one writer too. */
  Map<String, Clock> ownedVenueClocks() {
    return ownedVenueClocks;
  }

  /** Returns the minutes of these heartbeats. */
  Set<AliveMinute> aliveMinutes() {
    return aliveMinutes;
  }

  List<QuarantinedRecord> quarantine() {
    return quarantine;
  }

  /** Returns those in quarantine that name a bar of the instrument under whose key they came. */
  List<Tally> tallies() {
    return tallies.toList();
  }

  /** Returns the counts of what is already judged: quarantined and control; more may be added. */
  PartitionCounts counts() {
    return counts;
  }

  long fromTheFuture() {
    return fromTheFuture;
  }
}
