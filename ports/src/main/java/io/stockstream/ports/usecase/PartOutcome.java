package io.stockstream.ports.usecase;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.gap.AliveMinute;
import io.stockstream.domain.merge.Decision;
import io.stockstream.domain.merge.Received;
import io.stockstream.domain.merge.Tallies;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.TaskOutcome;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Puts the decisions on every instrument of a task together.
 *
 * @param intake what the task took in
 * @param decisions one an instrument
 */
record PartOutcome(Intake intake, List<Decision> decisions) {

  TaskOutcome toStore() {
    List<StoredBar> bars = new ArrayList<>();
    Map<InstrumentId, Clock> clocks = new HashMap<>();
    Tallies tallies = new Tallies();
    tallies.addAll(intake.tallies());
    for (Decision decision : decisions) {
      tallies.addAll(decision.tallies());
      bars.addAll(decision.changed());
      if (decision.clock().isSet()) {
        clocks.put(decision.instrument(), decision.clock());
      }
    }
    return new TaskOutcome(
        decisions.stream().flatMap(decision -> decision.conflicts().stream()).toList(),
        intake.quarantine(),
        decisions.stream().flatMap(decision -> decision.accepted().stream()).toList(),
        bars,
        clocks,
        intake.ownedVenueClocks(),
        intake.aliveMinutes(),
        tallies.toList());
  }

  TaskReport report() {
    PartitionCounts counts = intake.counts();
    SortedSet<LocalDate> dates = new TreeSet<>();
    for (AliveMinute alive : intake.aliveMinutes()) {
      dates.add(LocalDate.ofInstant(alive.minute(), ZoneOffset.UTC));
    }
    long changed = 0;
    for (Decision decision : decisions) {
      count(decision, counts);
      dates.addAll(decision.dates());
      changed += decision.changed().size();
    }
    return new TaskReport(counts.toMap(), dates, changed, intake.fromTheFuture());
  }

  private void count(Decision decision, PartitionCounts counts) {
    Iterator<InputClass> classes = decision.classes().iterator();
    for (Received input : intake.byInstrument().getOrDefault(decision.instrument(), List.of())) {
      counts.add(input.position().partition(), classes.next());
    }
  }
}
