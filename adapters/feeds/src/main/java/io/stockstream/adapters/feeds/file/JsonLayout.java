package io.stockstream.adapters.feeds.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.stockstream.adapters.feeds.file.About.Named;
import io.stockstream.adapters.feeds.live.FloatSum;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.StatementDraft;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers of venues that somebody saved: rows are arrays of eight (Kraken: time, open, high, low,
 * close, vwap, volume, trades) or six (Coinbase Exchange: time, low, high, open, close, volume), or
 * objects with a {@code start} in seconds (Coinbase) or an {@code endTime} in milliseconds, the
 * last one of the bar (ta4j).
 *
 * @param file where it is
 * @param last open time of the last bar that is over, where the file says so
 * @param series whose bars
 */
record JsonLayout(Path file, Optional<Instant> last, Series series) implements Layout {

  private static final int OF_KRAKEN = 8;
  private static final int OF_COINBASE = 6;

  static JsonLayout of(About about) throws IOException {
    try (JsonRows rows = JsonRows.open(about.file()).orElseThrow(() -> noRows(about))) {
      while (rows.next() != null) {
        // Only to see that they are whole.
      }
      return new JsonLayout(
          about.file(),
          rows.after("last").map(Instant::ofEpochSecond),
          about.series(Named.NOTHING));
    } catch (JsonProcessingException e) {
      throw about.rejected(
          "expected whole JSON, was broken at line %d: %s; fetch it again"
              .formatted(
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()));
    }
  }

  private static RuntimeException noRows(About about) {
    return about.rejected("expected an array of bars, was none: it may be a venue's refusal");
  }

  @Override
  public Rows open() throws IOException {
    return JsonRows.open(file).orElseThrow();
  }

  @Override
  public StatementDraft parse(String row, long number) throws UnreadableCell {
    try {
      BarDraft bar = bar(Json.parse(row));
      boolean isOpen = last.filter(bar.openTime()::isAfter).isPresent();
      return series.state(bar, isOpen ? BarState.OPEN : BarState.CLOSED, number);
    } catch (Unreadable e) {
      throw UnreadableCell.of(e.violation());
    }
  }

  private BarDraft bar(Json row) throws Unreadable {
    if (row.has("start")) {
      return named(row, row.get("start").seconds(), "open", "high", "low", "close");
    }
    if (row.has("endTime")) {
      Instant end = row.get("endTime").millis().plusMillis(1);
      Instant open = end.minus(series.timeframe().duration());
      return named(row, open, "openPrice", "highPrice", "lowPrice", "closePrice");
    }
    return array(row);
  }

  private BarDraft named(Json row, Instant at, String open, String high, String low, String close)
      throws Unreadable {
    return row.prices(series.bar(at), open, high, low, close).volume(row.get("volume").decimal());
  }

  private BarDraft array(Json row) throws Unreadable {
    BarDraft bar = series.bar(row.get(0).seconds());
    return switch (row.size()) {
      case OF_KRAKEN ->
          row.prices(bar, 1, 2, 3, 4)
              .activity(row.get(6).decimal(), null, row.get(5).decimal(), row.get(7).whole());
      case OF_COINBASE -> row.prices(bar, 3, 2, 1, 4).volume(FloatSum.of(row.get(5).decimal()));
      default -> throw row.wrong(ViolationCode.BAD_LINE, "a row of six or eight");
    };
  }
}
