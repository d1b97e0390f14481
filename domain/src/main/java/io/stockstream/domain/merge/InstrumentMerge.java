package io.stockstream.domain.merge;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.RollUp;
import io.stockstream.domain.rollup.Window;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The work of one {@link Merge#decide}, step by step; used once, by one thread. */
final class InstrumentMerge {

  private final InstrumentId instrument;
  private final InstrumentRules rules;
  private final Map<BarKey, StoredBar> current = new HashMap<>();
  private final Map<BarKey, StoredBar> changed = new LinkedHashMap<>();
  private final List<InputClass> classes = new ArrayList<>();
  private final List<Conflict> conflicts = new ArrayList<>();
  private final List<Accepted> accepted = new ArrayList<>();
  private final Set<LocalDate> dates = new TreeSet<>();
  private Clock ownClock;
  private Clock clock;

  InstrumentMerge(InstrumentId instrument, InstrumentRules rules, Existing existing) {
    this.instrument = instrument;
    this.rules = rules;
    this.ownClock = Clock.UNSET;
    this.clock = existing.clock();
    existing.bars().forEach(bar -> current.put(bar.key(), bar));
  }

  void judge(Received received) {
    classes.add(
        received.message() instanceof Statement statement
            ? judge(statement, received)
            : InputClass.CONTROL);
  }

  private InputClass judge(Statement statement, Received received) {
    StoredBar stated = statement.toStored();
    StoredBar standing = current.get(stated.key());
    StoredBar revised = StoredBar.revise(standing, stated);
    InputClass inputClass = InputClass.of(standing, stated);
    if (inputClass == InputClass.CONFLICT) {
      conflicts.add(
          new Conflict(received.position(), revised, revised == stated ? standing : stated));
    }
    if (revised == stated) {
      stand(stated);
      accepted.add(new Accepted(received.position(), received.appendTime(), stated));
    }
    ownClock = ownClock.advancedTo(stated.key().openTime());
    addDate(stated.key());
    return inputClass;
  }

  void advance(Clock venueClock) {
    clock = clock.max(ownClock).max(venueClock);
  }

  void rollUp(Touched touched) {
    for (Timeframe rung : rules.windows().ladder().rungs()) {
      for (Window window : touched.windows(rung)) {
        RollUp.judge(instrument, rules, window, current::get, clock).forEach(this::standIfOther);
      }
    }
  }

  private void standIfOther(StoredBar rollUp) {
    addDate(rollUp.key());
    if (!rollUp.equals(current.get(rollUp.key()))) {
      stand(rollUp);
    }
  }

  void closeWhatIsOver(Collection<StoredBar> openRollUps) {
    for (StoredBar stored : openRollUps) {
      BarKey key = stored.key();
      boolean judgedAlready = changed.containsKey(key);
      if (!judgedAlready
          && clock.hasPassed(rules.windows().overAt(key.timeframe(), key.openTime()))) {
        stand(stored.close());
        addDate(key);
      }
    }
  }

  private void stand(StoredBar bar) {
    current.put(bar.key(), bar);
    changed.put(bar.key(), bar);
  }

  private void addDate(BarKey key) {
    dates.add(LocalDate.ofInstant(key.openTime(), ZoneOffset.UTC));
  }

  Decision decision() {
    return new Decision(
        instrument, classes, List.copyOf(changed.values()), conflicts, accepted, ownClock, dates);
  }
}
