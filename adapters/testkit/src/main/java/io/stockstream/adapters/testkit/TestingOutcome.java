package io.stockstream.adapters.testkit;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.gap.AliveMinute;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.Tally;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.QuarantinedRecord;
import io.stockstream.ports.store.TaskOutcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a task has to store, of one kind each. */
public final class TestingOutcome {

  private TestingOutcome() {}

  public static TaskOutcome ofBars(Collection<StoredBar> bars) {
    return new TaskOutcome(List.of(), List.of(), List.of(), bars, Map.of(), Map.of());
  }

  public static TaskOutcome ofBars(StoredBar... bars) {
    return ofBars(List.of(bars));
  }

  public static TaskOutcome ofConflicts(Conflict... conflicts) {
    return new TaskOutcome(List.of(conflicts), List.of(), List.of(), List.of(), Map.of(), Map.of());
  }

  public static TaskOutcome ofQuarantine(QuarantinedRecord... records) {
    return new TaskOutcome(List.of(), List.of(records), List.of(), List.of(), Map.of(), Map.of());
  }

  public static TaskOutcome ofClock(InstrumentId instrument, Instant time) {
    return new TaskOutcome(
        List.of(), List.of(), List.of(), List.of(), Map.of(instrument, new Clock(time)), Map.of());
  }

  public static TaskOutcome ofAlive(AliveMinute... minutes) {
    return new TaskOutcome(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(minutes),
        List.of());
  }

  public static TaskOutcome ofTallies(Tally... tallies) {
    return new TaskOutcome(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(tallies));
  }

  public static TaskOutcome ofVenueClock(String venue, Instant time) {
    return new TaskOutcome(
        List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of(venue, new Clock(time)));
  }
}
