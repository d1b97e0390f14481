package io.stockstream.ports.usecase;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.Decision;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.Merge;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.merge.Received;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.MessageDecoder;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.SessionFactory;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Stores a task's part of a batch: reads the records, asks the store once what it holds of the
 * windows they touch, decides, writes once. To run it again with the same records changes nothing.
 *
 * <p>Serializable, so that it can be sent to where the records are; thread-safe.
 *
 * @param decoder reads the records' values
 * @param reference the rules of every instrument
 * @param sessions where the outcome goes
 */
public record StoreBatchPart(MessageDecoder decoder, Reference reference, SessionFactory sessions)
    implements Serializable {

  /**
   * @param records in the order of partition and offset: every record whose key the share owns, and
   *     every one of a venue's key
   * @throws PortException when the store fails; nothing of this part may be taken as stored then
   */
  public TaskReport run(Iterator<LogRecord> records, TaskShare share, Fence fence) {
    Intake intake = new Intake(decoder, reference, share);
    records.forEachRemaining(intake::take);
    try (BatchSession session = sessions.open(fence)) {
      List<Decision> decisions = decide(intake, session, share);
      PartOutcome outcome = new PartOutcome(intake, decisions);
      session.write(outcome.toStore());
      return outcome.report();
    }
  }

  private List<Decision> decide(Intake intake, BatchSession session, TaskShare share) {
    List<ReadPlan> plans = new ArrayList<>();
    intake.byInstrument().forEach((instrument, inputs) -> plans.add(plan(instrument, inputs)));
    Map<InstrumentId, Existing> existing = session.read(plans, intake.venueClocks());
    List<Decision> decisions = new ArrayList<>();
    intake
        .byInstrument()
        .forEach(
            (instrument, inputs) ->
                decisions.add(decide(intake, instrument, existing.get(instrument), inputs)));
    existing.forEach(
        (instrument, stored) -> {
          if (!intake.byInstrument().containsKey(instrument) && share.owns(instrument)) {
            decisions.add(decide(intake, instrument, stored, List.of()));
          }
        });
    return decisions;
  }

  private ReadPlan plan(InstrumentId instrument, List<Received> inputs) {
    return Merge.plan(instrument, reference.rulesOf(instrument), inputs);
  }

  private Decision decide(
      Intake intake, InstrumentId instrument, Existing existing, List<Received> inputs) {
    Clock venueClock = intake.venueClocks().getOrDefault(instrument.venue(), Clock.UNSET);
    return Merge.decide(
        instrument,
        reference.rulesOf(instrument),
        existing == null ? Existing.NOTHING : existing,
        venueClock,
        inputs);
  }
}
