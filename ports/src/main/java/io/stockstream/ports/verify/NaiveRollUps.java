package io.stockstream.ports.verify;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.statement.Coverage;
import io.vavr.control.Option;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Rolls the base bars of one instrument up, each timeframe straight from them: one pass in the
 * order of their open times, one running total a timeframe.
 */
final class NaiveRollUps {

  private static final Duration LONGEST_WINDOW = Duration.ofDays(8);
  private static final int EDITION_SHIFT = 119;
  private static final int STATE_BIT = 118;

  private final InstrumentId instrument;
  private final InstrumentRules rules;
  private final NaiveWindows windows;
  private final Instant clock;
  private final BiConsumer<String, byte[]> rows;
  private final boolean judged;
  private final Map<Timeframe, NaiveTotal> totals = new EnumMap<>(Timeframe.class);
  private final Map<Timeframe, NavigableMap<Instant, Boolean>> over =
      new EnumMap<>(Timeframe.class);
  private Instant prunedUntil = Instant.MIN;

  NaiveRollUps(
      InstrumentId instrument,
      InstrumentRules rules,
      Instant clock,
      BiConsumer<String, byte[]> rows,
      boolean judged) {
    this.instrument = instrument;
    this.rules = rules;
    this.windows = new NaiveWindows(rules.ladder(), rules.calendar());
    this.clock = clock;
    this.rows = rows;
    this.judged = judged;
  }

  void add(NaiveBar bar) {
    Instant openTime = bar.key().openTime();
    for (Timeframe rung : rules.ladder().rungs()) {
      Interval window = windows.around(rung, openTime);
      NaiveTotal total = totals.get(rung);
      if (total != null && window != null && !total.window().equals(window)) {
        finish(rung);
        total = null;
      }
      if (window != null) {
        if (total == null) {
          total = new NaiveTotal(window);
          totals.put(rung, total);
        }
        total.add(bar, windows.counts(openTime));
      }
    }
    Timeframe base = rules.ladder().base();
    boolean isOver = bar.isClosed() || !clock.isBefore(openTime.plusSeconds(base.seconds()));
    markOver(base, openTime, isOver);
    prune(openTime);
  }

  private void markOver(Timeframe timeframe, Instant openTime, boolean isOver) {
    over.computeIfAbsent(timeframe, t -> new TreeMap<>()).put(openTime, isOver);
  }

  private void prune(Instant openTime) {
    Instant oldest = openTime.minus(LONGEST_WINDOW);
    if (prunedUntil.isBefore(oldest)) {
      over.values().forEach(marks -> marks.headMap(oldest).clear());
      prunedUntil = openTime;
    }
  }

  void finish() {
    rules.ladder().rungs().stream().filter(totals::containsKey).forEach(this::finish);
  }

  private void finish(Timeframe rung) {
    NaiveTotal total = totals.remove(rung);
    Interval window = total.window();
    boolean closed = !clock.isBefore(windows.overAt(window)) || everythingIsOver(rung, window);
    markOver(rung, window.from(), closed);
    BigInteger version =
        total
            .versions()
            .add(BigInteger.valueOf(rules.edition()).shiftLeft(EDITION_SHIFT))
            .add(closed ? BigInteger.ONE.shiftLeft(STATE_BIT) : BigInteger.ZERO);
    Coverage coverage =
        new Coverage(
            total.present(),
            windows.isKnown(window) ? Option.some(windows.count(window)) : Option.none());
    rows.accept(
        RowText.key(new BarKey(instrument, rung, window.from(), Origin.ROLLUP)),
        RowText.expected(
            version, closed ? BarState.CLOSED : BarState.OPEN, total.content(), coverage, judged));
  }

  private boolean everythingIsOver(Timeframe rung, Interval window) {
    Timeframe parts = windows.parts(rung, window);
    List<Instant> expected = windows.expectedParts(parts, window);
    Map<Instant, Boolean> marks = over.getOrDefault(parts, new TreeMap<>());
    return !expected.isEmpty()
        && expected.stream().allMatch(openTime -> marks.getOrDefault(openTime, false));
  }
}
