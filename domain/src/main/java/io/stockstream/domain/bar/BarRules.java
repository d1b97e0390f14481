package io.stockstream.domain.bar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The one list of rules that a draft is held against. */
final class BarRules {

  private static final int NANOS_OF_A_MICRO = 1_000;

  private BarRules() {}

  static List<Violation> violations(BarDraft draft, PriceRule rule) {
    return joined(
        onKey(draft),
        Prices.violations(draft.open(), draft.high(), draft.low(), draft.close(), rule),
        onActivity(draft));
  }

  /** The rules that a void statement is held against too: it names a key and no values. */
  static List<Violation> onKey(BarDraft draft) {
    return joined(
        InstrumentId.violations(draft.symbol(), draft.venue()),
        onTime(draft.timeframe(), draft.openTime()));
  }

  private static List<Violation> onActivity(BarDraft draft) {
    List<Violation> parts =
        Activity.violations(draft.volume(), draft.turnover(), draft.vwap(), draft.tradeCount());
    List<Violation> bounds = new ArrayList<>(0);
    Rules.below("volume", draft.volume(), Decimals.AMOUNT_BOUND, bounds);
    Rules.below("turnover", draft.turnover(), Decimals.AMOUNT_BOUND, bounds);
    Rules.below("tradeCount", draft.tradeCount(), Decimals.COUNT_BOUND, bounds);
    return joined(parts, bounds);
  }

  private static List<Violation> onTime(String timeframe, Instant openTime) {
    List<Violation> found = new ArrayList<>(0);
    Timeframe known = Timeframe.parse(timeframe).getOrNull();
    if (known == null) {
      found.add(
          new Violation(
              ViolationCode.UNKNOWN_TIMEFRAME,
              "timeframe",
              "one of 1s 1m 5m 15m 30m 1h 4h 1d 1w",
              Violation.quote(timeframe)));
    }
    if (openTime == null) {
      found.add(new Violation(ViolationCode.MISSING_FIELD, "openTime", "a time", "missing"));
    }
    return known == null || openTime == null ? found : onTime(known, openTime);
  }

  static List<Violation> onTime(Timeframe timeframe, Instant openTime) {
    boolean early = openTime.isBefore(Bar.EPOCH_1900);
    boolean offGrid =
        timeframe.isIntraday()
            ? !timeframe.isAligned(openTime)
            : openTime.getNano() % NANOS_OF_A_MICRO != 0;
    if (!early && !offGrid) {
      return List.of();
    }
    List<Violation> found = new ArrayList<>();
    if (early) {
      found.add(
          new Violation(
              ViolationCode.BEFORE_1900, "openTime", "a time from 1900 on", openTime.toString()));
    }
    if (offGrid) {
      found.add(
          new Violation(
              ViolationCode.OFF_GRID,
              "openTime",
              timeframe.isIntraday()
                  ? "a multiple of " + timeframe + " in UTC"
                  : "a time to the microsecond",
              openTime.toString()));
    }
    return found;
  }

  @SafeVarargs
  private static List<Violation> joined(List<Violation>... lists) {
    List<Violation> all = List.of();
    for (List<Violation> list : lists) {
      if (all.isEmpty()) {
        all = list;
      } else if (!list.isEmpty()) {
        all = new ArrayList<>(all);
        all.addAll(list);
      }
    }
    return all;
  }
}
