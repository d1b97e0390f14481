package io.stockstream.adapters.feeds.live;

import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.statement.StatementDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells when bars are over where the venue does not say so: a bar is when a later one shows up, or
 * when the venue's clock has passed its end by a grace. A later word on a bar that was over is said
 * all the same. One thread.
 */
public final class OpenBars {

  /** A bar as a venue states it. */
  public record Candle(Followed followed, BarDraft bar) {}

  /** Reads one candle, or gives up with the first reason. */
  @FunctionalInterface
  public interface CandleReading {
    Candle read(Json json) throws Unreadable;
  }

  private final Duration grace;
  private final Map<String, Candle> open = new HashMap<>();

  public OpenBars(Duration grace) {
    this.grace = grace;
  }

  /**
   * Returns what an array of candles means, each read on its own, in whatever order.
   *
   * @param at when it was said, by the venue's own clock
   */
  public List<Heard> read(Json candles, Instant at, CandleReading reading) throws Unreadable {
    Map<Followed, List<BarDraft>> read = new LinkedHashMap<>();
    List<Heard> heard =
        Reading.ofEach(
            candles,
            json -> {
              Candle candle = reading.read(json);
              read.computeIfAbsent(candle.followed(), each -> new ArrayList<>()).add(candle.bar());
              return List.of();
            });
    List<StatementDraft> stated = new ArrayList<>();
    read.forEach(
        (followed, bars) -> {
          bars.sort(Comparator.comparing(BarDraft::openTime));
          stated.addAll(take(followed, bars, at));
        });
    heard.add(new Heard.Bars(stated));
    return heard;
  }

  /** Returns what the venue's clock means: the bars that are over by it, and that it is alive. */
  public List<Heard> alive(Instant time) {
    return List.of(new Heard.Bars(over(time)), new Heard.Alive(time));
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
    Candle before = open.get(followed.symbol());
    boolean isNewer = before == null || bar.openTime().isAfter(before.bar().openTime());
    if (isNewer && before != null) {
      open.remove(followed.symbol());
      stated.add(followed.state(before.bar(), BarState.CLOSED, at));
    }
    boolean isCurrent = before != null && bar.openTime().equals(before.bar().openTime());
    boolean moves = isLast && (isNewer || isCurrent) && !isOver(followed, bar, at);
    if (moves) {
      open.put(followed.symbol(), new Candle(followed, bar));
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
