package io.stockstream.domain.rollup;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Voided;
import io.stockstream.domain.statement.Coverage;
import io.stockstream.domain.statement.StoredBar;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The second law: a coarse bar is a fold over the distinct, current finer bars of its window, in
 * the order of their open times. Never an increment: a part that is corrected lowers a high or a
 * volume as readily as it raises one. A fold of folds is the fold.
 */
public final class RollUp {

  private RollUp() {}

  /**
   * Folds the values of parts.
   *
   * @param parts in the order of their open times, not empty
   * @return open of the first, close of the last, highest high, lowest low; the sum of the volumes
   *     that are there; turnover and trade count summed when every part has them; void when every
   *     part is
   */
  public static Content fold(List<StoredBar> parts) {
    List<Ohlcv> traded = new ArrayList<>(parts.size());
    for (StoredBar part : parts) {
      if (part.content() instanceof Ohlcv ohlcv) {
        traded.add(ohlcv);
      }
    }
    return traded.isEmpty() ? Voided.VOID : new Ohlcv(foldPrices(traded), foldActivity(traded));
  }

  private static Prices foldPrices(List<Ohlcv> parts) {
    Prices first = parts.get(0).prices();
    BigDecimal high = first.high();
    BigDecimal low = first.low();
    for (Ohlcv part : parts) {
      high = high.max(part.prices().high());
      low = low.min(part.prices().low());
    }
    return new Prices(first.open(), high, low, parts.get(parts.size() - 1).prices().close());
  }

  private static Activity foldActivity(List<Ohlcv> parts) {
    BigDecimal volume = null;
    BigDecimal turnover = BigDecimal.ZERO;
    long tradeCount = 0;
    boolean haveTurnover = true;
    boolean haveTradeCount = true;
    for (Ohlcv part : parts) {
      Activity activity = part.activity();
      volume = plus(volume, activity.volume());
      haveTurnover &= activity.turnover().isDefined();
      haveTradeCount &= activity.tradeCount().isDefined();
      turnover = haveTurnover ? turnover.add(activity.turnover().get()) : turnover;
      tradeCount = haveTradeCount ? tradeCount + activity.tradeCount().get() : tradeCount;
    }
    return new Activity(
        Option.of(volume),
        haveTurnover ? Option.some(turnover) : Option.none(),
        Option.none(),
        haveTradeCount ? Option.some(tradeCount) : Option.none());
  }

  private static BigDecimal plus(BigDecimal sum, Option<BigDecimal> volume) {
    if (volume.isEmpty()) {
      return sum;
    }
    return sum == null ? volume.get() : sum.add(volume.get());
  }

  /**
   * Judges a window: what its roll-up is, as far as the bars that are there tell.
   *
   * @param current the bars that stand
   * @param clock the instrument's clock
   * @return none when no part is there
   */
  public static Option<StoredBar> judge(
      InstrumentId instrument,
      InstrumentRules rules,
      Window window,
      CurrentBars current,
      Clock clock) {
    WindowParts parts = WindowParts.collect(instrument, rules.windows(), window, current);
    if (parts.there().isEmpty()) {
      return Option.none();
    }
    BarKey key = new BarKey(instrument, window.rung(), window.interval().from(), Origin.ROLLUP);
    BarState judged =
        clock.hasPassed(rules.windows().overAt(window)) || parts.allThereAndOver(clock)
            ? BarState.CLOSED
            : BarState.OPEN;
    Coverage coverage =
        new Coverage(parts.present(), rules.windows().expectedIn(window.interval()));
    return Option.some(
        StoredBar.rollUp(
            key,
            judged.max(storedState(current.get(key), rules.edition())),
            fold(parts.there()),
            rules.edition(),
            parts.there(),
            coverage));
  }

  /** Within one edition what was stored as closed stays closed. */
  private static BarState storedState(StoredBar stored, int edition) {
    return stored != null && stored.edition() == edition ? stored.state() : BarState.OPEN;
  }
}
