package io.stockstream.adapters.feeds.live;

import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.statement.StatementDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells when bars are over where the venue does not say so: a bar is when a later one shows up, or
 * when the venue's clock has passed its end by a grace. A later word on a bar that was over is said
 * all the same. One thread.
 */
public final class OpenBars {

  private record Open(Followed followed, BarDraft bar) {}

  private final Duration grace;
  private final Map<String, Open> open = new HashMap<>();

  public OpenBars(Duration grace) {
    this.grace = grace;
  }

  /**
   * Takes what a venue states of an instrument's bars.
   *
   * @param bars the oldest first
   * @param at when it did, by its own clock
   * @return that, and the bars that are over with it
   */
  public List<StatementDraft> take(Followed followed, List<BarDraft> bars, Instant at) {
    List<StatementDraft> stated = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      boolean isLast = i == bars.size() - 1;
      take(followed, bars.get(i), isLast, at, stated);
    }
    return stated;
  }

  private void take(
      Followed followed, BarDraft bar, boolean isLast, Instant at, List<StatementDraft> stated) {
    Open before = open.get(followed.symbol());
    boolean isNewer = before == null || bar.openTime().isAfter(before.bar().openTime());
    if (isNewer && before != null) {
      open.remove(followed.symbol());
      stated.add(followed.state(before.bar(), BarState.CLOSED, at));
    }
    boolean isCurrent = before != null && bar.openTime().equals(before.bar().openTime());
    boolean moves = isLast && (isNewer || isCurrent) && !isOver(followed, bar, at);
    if (moves) {
      open.put(followed.symbol(), new Open(followed, bar));
    } else if (isCurrent) {
      open.remove(followed.symbol());
    }
    stated.add(followed.state(bar, moves ? BarState.OPEN : BarState.CLOSED, at));
  }

  /** Returns the bars that are over by the venue's clock; each once. */
  public List<StatementDraft> over(Instant at) {
    List<StatementDraft> stated = new ArrayList<>();
    open.values()
        .removeIf(
            each -> {
              boolean isOver = isOver(each.followed(), each.bar(), at);
              if (isOver) {
                stated.add(each.followed().state(each.bar(), BarState.CLOSED, at));
              }
              return isOver;
            });
    return stated;
  }

  private boolean isOver(Followed followed, BarDraft bar, Instant at) {
    return !at.isBefore(followed.endOf(bar.openTime()).plus(grace));
  }
}
