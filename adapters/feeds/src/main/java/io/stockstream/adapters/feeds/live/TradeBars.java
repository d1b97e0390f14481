package io.stockstream.adapters.feeds.live;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Trade;
import io.stockstream.domain.bar.TradeFold;
import io.stockstream.domain.statement.StatementDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the bars of one instrument from its trades, whatever order they come in: first and last are
 * by time and number, and a trade that is repeated counts once. Only whole bars are stated: of
 * which every trade was heard, as consecutive numbers show. One thread.
 */
public final class TradeBars {

  /** A bar takes late trades for as long as this many later ones. */
  private static final int KEPT = 3;

  /** Statements about an open bar are at least this far apart. */
  private static final Duration PACE = Duration.ofSeconds(1);

  private final Followed followed;
  private final Duration grace;
  private final EventTimes times = new EventTimes();
  private final NavigableMap<Instant, Minute> bars = new TreeMap<>();
  private Instant wholeFrom = Instant.MAX;
  private long lastNumber = -1;

  public TradeBars(Followed followed, Duration grace) {
    this.followed = followed;
    this.grace = grace;
  }

  /** The trades of a bar by number; the venue numbers them in the order of their times. */
  private static final class Minute {
    private final NavigableMap<Long, Trade> trades = new TreeMap<>();
    private Instant stated = Instant.MIN;
    private boolean isOver;
  }

  /**
   * Says that every trade is heard from now on; bars that are open are not whole.
   *
   * @param number of the last trade so far; below zero when it is not known
   */
  public void listenFrom(Instant now, long number) {
    Instant current = followed.timeframe().floor(now);
    wholeFrom = current.equals(now) ? current : followed.endOf(current);
    lastNumber = number;
    bars.clear();
  }

  /** Says whether {@link #listenFrom} was called. */
  public boolean isListening() {
    return !wholeFrom.equals(Instant.MAX);
  }

  /** Takes a trade, and returns what there is to state. */
  public List<StatementDraft> add(long number, Trade trade) {
    Instant open = followed.timeframe().floor(trade.time());
    if (open.isBefore(wholeFrom)) {
      lastNumber = Math.max(lastNumber, number);
      return List.of();
    }
    Minute bar = bars.computeIfAbsent(open, each -> new Minute());
    lastNumber = bar.isOver ? Math.max(lastNumber, number) : lastNumber;
    boolean isNew = bar.trades.putIfAbsent(number, trade) == null;
    boolean isDue = bar.isOver || !trade.time().isBefore(bar.stated.plus(PACE));
    return isNew && isDue ? List.of(state(open, bar, trade.time())) : List.of();
  }

  /**
   * Returns the bars that are over by the venue's clock.
   *
   * @return none when a trade of them is missing: then listening begins anew
   */
  public Optional<List<StatementDraft>> over(Instant at) {
    List<StatementDraft> stated = new ArrayList<>();
    for (Map.Entry<Instant, Minute> each : bars.entrySet()) {
      Minute bar = each.getValue();
      boolean isOver = !at.isBefore(followed.endOf(each.getKey()).plus(grace));
      if (isOver && !bar.isOver) {
        if (!isWhole(bar)) {
          listenFrom(at, -1);
          return Optional.empty();
        }
        bar.isOver = true;
        stated.add(state(each.getKey(), bar, at));
      }
    }
    forgetOld();
    return Optional.of(stated);
  }

  private boolean isWhole(Minute bar) {
    long first = bar.trades.firstKey();
    long last = bar.trades.lastKey();
    boolean follows = lastNumber < 0 || first == lastNumber + 1;
    lastNumber = last;
    return follows && last - first + 1 == bar.trades.size();
  }

  private void forgetOld() {
    Iterator<Minute> oldest = bars.values().iterator();
    int more = bars.size() - KEPT;
    while (more-- > 0 && oldest.next().isOver) {
      oldest.remove();
    }
  }

  private StatementDraft state(Instant open, Minute bar, Instant at) {
    bar.stated = at;
    Iterator<Trade> trades = bar.trades.values().iterator();
    TradeFold fold = TradeFold.of(trades.next());
    while (trades.hasNext()) {
      fold = fold.add(trades.next());
    }
    BarState state = bar.isOver ? BarState.CLOSED : BarState.OPEN;
    return followed.state(draft(open, fold.toOhlcv()), state, times.next(open, at));
  }

  private BarDraft draft(Instant open, Ohlcv values) {
    Prices prices = values.prices();
    Activity activity = values.activity();
    return followed
        .bar(open)
        .prices(prices.open(), prices.high(), prices.low(), prices.close())
        .activity(
            activity.volume().getOrNull(),
            activity.turnover().getOrNull(),
            null,
            activity.tradeCount().getOrNull());
  }
}
