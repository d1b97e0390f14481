package io.stockstream.domain.merge;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.StoredBar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Mistakes that a merge could make, one each; what checks a law has to see them. */
final class WrongDeciders {

  private WrongDeciders() {}

  /** Moves a stored roll-up by what is new, as materialized views do: nothing is taken back. */
  static Decision increments(
      InstrumentId instrument,
      InstrumentRules rules,
      Existing existing,
      Clock venueClock,
      List<Received> incoming) {
    Map<BarKey, StoredBar> stored = byKey(existing);
    return withChanged(
        Merge.decide(instrument, rules, existing, venueClock, incoming),
        row -> row.isRollUp() ? incremented(stored.get(row.key()), row) : row,
        row -> true);
  }

  /** Forgets to look at what the store holds. */
  static Decision onlyTheBatch(
      InstrumentId instrument,
      InstrumentRules rules,
      Existing existing,
      Clock venueClock,
      List<Received> incoming) {
    Existing nothing = new Existing(List.of(), List.of(), existing.clock(), existing.ownClock());
    return Merge.decide(instrument, rules, nothing, venueClock, incoming);
  }

  /** Closes every window that a batch touched, as if a batch were complete. */
  static Decision closesWithTheBatch(
      InstrumentId instrument,
      InstrumentRules rules,
      Existing existing,
      Clock venueClock,
      List<Received> incoming) {
    return withChanged(
        Merge.decide(instrument, rules, existing, venueClock, incoming),
        row -> row.isRollUp() ? row.close() : row,
        row -> true);
  }

  /** Forgets the windows that were over while nobody stated anything in them. */
  static Decision leavesWindowsOpen(
      InstrumentId instrument,
      InstrumentRules rules,
      Existing existing,
      Clock venueClock,
      List<Received> incoming) {
    Existing noneOpen =
        new Existing(existing.bars(), List.of(), existing.clock(), existing.ownClock());
    return Merge.decide(instrument, rules, noneOpen, venueClock, incoming);
  }

  /** Judges a window again only where the batch made a statement stand. */
  static Decision trustsTheRungAbove(
      InstrumentId instrument,
      InstrumentRules rules,
      Existing existing,
      Clock venueClock,
      List<Received> incoming) {
    Decision decision = Merge.decide(instrument, rules, existing, venueClock, incoming);
    boolean news = decision.changed().stream().anyMatch(row -> !row.isRollUp());
    return withChanged(decision, row -> row, row -> news || !row.isRollUp());
  }

  /** Loses count of what stands already. */
  static Decision forgetsDuplicates(
      InstrumentId instrument,
      InstrumentRules rules,
      Existing existing,
      Clock venueClock,
      List<Received> incoming) {
    Decision decision = Merge.decide(instrument, rules, existing, venueClock, incoming);
    List<InputClass> classes =
        decision.classes().stream().filter(c -> c != InputClass.DUPLICATE).toList();
    return new Decision(
        instrument,
        classes,
        decision.changed(),
        decision.conflicts(),
        decision.accepted(),
        decision.clock(),
        decision.dates(),
        decision.tallies());
  }

  private static Map<BarKey, StoredBar> byKey(Existing existing) {
    return existing.bars().stream().collect(Collectors.toMap(StoredBar::key, Function.identity()));
  }

  private static Decision withChanged(
      Decision decision, UnaryOperator<StoredBar> change, Predicate<StoredBar> keep) {
    return new Decision(
        decision.instrument(),
        decision.classes(),
        decision.changed().stream().filter(keep).map(change).toList(),
        decision.conflicts(),
        decision.accepted(),
        decision.clock(),
        decision.dates(),
        decision.tallies());
  }

  private static StoredBar incremented(StoredBar before, StoredBar row) {
    return before != null
            && before.content() instanceof Ohlcv old
            && row.content() instanceof Ohlcv young
        ? new StoredBar(
            row.key(),
            row.assetClass(),
            row.state(),
            widened(old, young),
            row.version(),
            row.provenance())
        : row;
  }

  private static Ohlcv widened(Ohlcv old, Ohlcv young) {
    BigDecimal high = old.prices().high().max(young.prices().high());
    BigDecimal low = old.prices().low().min(young.prices().low());
    Activity activity = young.activity();
    return new Ohlcv(
        new Prices(young.prices().open(), high, low, young.prices().close()),
        new Activity(
            activity.volume().map(v -> v.max(old.activity().volume().getOrElse(v))),
            activity.turnover(),
            activity.vwap(),
            activity.tradeCount()));
  }
}
