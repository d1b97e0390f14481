package io.stockstream.domain.merge;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.merge.Tally.Judged;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.RollUp;
import io.stockstream.domain.rollup.Window;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The work of one {@link Merge#decide}, step by step; used once, by one thread. */
final class InstrumentMerge {

  private final InstrumentId instrument;
  private final InstrumentRules rules;
  private final Map<BarKey, Row> rows;
  private final List<Row> changed = new ArrayList<>();
  private final List<InputClass> classes = new ArrayList<>();
  private final List<Conflict> conflicts = new ArrayList<>();
  private final List<Accepted> accepted = new ArrayList<>();
  private final Set<LocalDate> dates = new TreeSet<>();
  private final Tallies tallies = new Tallies();
  private final Clock latest;
  private Clock ownClock;
  private Clock clock;

  /** What stands on a key, and whether this batch put it there. */
  private static final class Row {

    private StoredBar bar;
    private boolean changed;
  }

  InstrumentMerge(InstrumentId instrument, InstrumentRules rules, Existing existing) {
    this.instrument = instrument;
    this.rules = rules;
    this.ownClock = Clock.UNSET;
    this.latest = existing.ownClock();
    this.clock = existing.clock();
    this.rows = new HashMap<>(2 * existing.bars().size());
    existing.bars().forEach(bar -> rowOf(bar.key()).bar = bar);
  }

  private Row rowOf(BarKey key) {
    return rows.computeIfAbsent(key, k -> new Row());
  }

  private StoredBar current(BarKey key) {
    Row row = rows.get(key);
    return row == null ? null : row.bar;
  }

  void judge(Received received) {
    classes.add(
        received.message() instanceof Statement statement
            ? judge(statement, received)
            : InputClass.CONTROL);
  }

  private InputClass judge(Statement statement, Received received) {
    StoredBar stated = statement.toStored();
    Row row = rowOf(stated.key());
    StoredBar standing = row.bar;
    StoredBar revised = StoredBar.revise(standing, stated);
    InputClass inputClass = InputClass.of(standing, stated);
    if (inputClass == InputClass.CONFLICT) {
      conflicts.add(
          new Conflict(received.position(), revised, revised == stated ? standing : stated));
    }
    if (revised == stated) {
      stand(row, stated);
      accepted.add(new Accepted(received.position(), received.appendTime(), stated));
    }
    count(stated.key(), received.position(), inputClass);
    ownClock = ownClock.advancedTo(stated.key().openTime());
    return inputClass;
  }

  private void count(BarKey key, Position position, InputClass inputClass) {
    boolean late = latest.max(ownClock).hasPassed(key.closeTime());
    CountKey countKey = CountKey.of(instrument, key.openTime(), position);
    tallies.add(countKey, new Judged(position.offset(), inputClass, late));
    dates.add(countKey.date());
  }

  void advance(Clock venueClock) {
    clock = clock.max(ownClock).max(venueClock);
  }

  void rollUp(Touched touched) {
    for (Timeframe rung : rules.windows().ladder().rungs()) {
      for (Window window : touched.windows(rung)) {
        RollUp.judge(instrument, rules, window, this::current, clock)
            .peek(this::standIfOther)
            .onEmpty(() -> withdrawEmpty(window));
      }
    }
  }

  private void standIfOther(StoredBar rollUp) {
    addDate(rollUp.key());
    Row row = rowOf(rollUp.key());
    if (!rollUp.equals(row.bar)) {
      stand(row, rollUp);
    }
  }

  /** By the rules of an earlier edition it had parts. */
  private void withdrawEmpty(Window window) {
    Row row =
        rows.get(new BarKey(instrument, window.rung(), window.interval().from(), Origin.ROLLUP));
    if (row != null && isOfEarlierEdition(row.bar)) {
      boolean over = clock.hasPassed(rules.windows().overAt(window));
      withdraw(row, over ? BarState.CLOSED : BarState.OPEN);
    }
  }

  void withdrawWhatIsNoMore(List<Received> incoming) {
    for (Received received : incoming) {
      if (received.message() instanceof Recompute recompute) {
        for (Row row : rows.values()) {
          if (isOfEarlierEdition(row.bar) && isNoMore(row.bar.key(), recompute.interval())) {
            withdraw(row, BarState.CLOSED);
          }
        }
      }
    }
  }

  private boolean isOfEarlierEdition(StoredBar bar) {
    return bar != null && bar.isRollUp() && bar.edition() < rules.edition();
  }

  private boolean isNoMore(BarKey key, Interval asked) {
    return Touched.opensAround(key.timeframe(), asked).contains(key.openTime())
        && !rules.windows().isWindow(key.timeframe(), key.openTime());
  }

  private void withdraw(Row row, BarState state) {
    addDate(row.bar.key());
    stand(row, row.bar.withdrawn(rules.edition(), state));
  }

  void closeWhatIsOver(Collection<StoredBar> openRollUps) {
    for (StoredBar stored : openRollUps) {
      BarKey key = stored.key();
      Row row = rowOf(key);
      if (!row.changed
          && clock.hasPassed(rules.windows().overAt(key.timeframe(), key.openTime()))) {
        stand(row, stored.close());
        addDate(key);
      }
    }
  }

  private void stand(Row row, StoredBar bar) {
    row.bar = bar;
    if (!row.changed) {
      row.changed = true;
      changed.add(row);
    }
  }

  private void addDate(BarKey key) {
    dates.add(LocalDate.ofInstant(key.openTime(), ZoneOffset.UTC));
  }

  Decision decision() {
    return new Decision(
        instrument,
        classes,
        changed.stream().map(row -> row.bar).toList(),
        conflicts,
        accepted,
        ownClock,
        dates,
        tallies.toList());
  }
}
