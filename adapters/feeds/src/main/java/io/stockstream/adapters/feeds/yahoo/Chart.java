package io.stockstream.adapters.feeds.yahoo;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.History;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Reading;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A chart: columns of times and prices, with nulls where nothing was traded. While the market is
 * open a last row may stand off the grid, with what came since the row before: the two are one bar.
 * Prices are binary floats that are printed long.
 *
 * @param closing so long after its end a row may still grow
 */
record Chart(Duration closing) implements History {

  private static final Duration AHEAD = Duration.ofMinutes(1);

  /** Minutes of more than eight days are refused. */
  private static final Duration MOST = Duration.ofDays(7);

  @Override
  public String request(Followed followed, Instant from, Instant until) {
    return "/v8/finance/chart/%s?interval=%s&period1=%d&period2=%d&includePrePost=false"
        .formatted(
            History.encoded(followed.symbol()),
            followed.timeframe(),
            from.getEpochSecond(),
            end(from, until).plus(AHEAD).getEpochSecond());
  }

  @Override
  public Page read(Followed followed, Instant from, String body, Instant date) {
    List<Heard> heard = Reading.of(body, json -> chart(followed, json.get("chart"), date));
    return Page.until(from.plus(MOST), heard, date);
  }

  private static Instant end(Instant from, Instant until) {
    Instant most = from.plus(MOST);
    return until.isBefore(most) ? until : most;
  }

  private List<Heard> chart(Followed followed, Json chart, Instant date) throws Unreadable {
    if (chart.has("error")) {
      Json error = chart.get("error");
      return List.of(
          Heard.notice(followed.symbol() + " refused: " + error.get("description").text()));
    }
    Json result = chart.get("result").get(0);
    if (!result.has("timestamp")) {
      return List.of();
    }
    NavigableMap<Instant, Row> rows = rows(followed, result);
    return List.of(
        new Heard.Bars(
            rows.entrySet().stream()
                .map(
                    each ->
                        followed.state(
                            bar(followed, each.getKey(), each.getValue()),
                            stateOf(followed, each.getKey(), date),
                            date))
                .toList()));
  }

  private static NavigableMap<Instant, Row> rows(Followed followed, Json result) throws Unreadable {
    Json times = result.get("timestamp");
    Columns columns = new Columns(result.get("indicators").get("quote").get(0));
    NavigableMap<Instant, Row> rows = new TreeMap<>();
    for (int i = 0; i < times.size(); i++) {
      if (columns.hasPrices(i)) {
        Instant open = followed.timeframe().floor(times.get(i).seconds());
        rows.merge(open, columns.row(followed.assetClass(), i), Row::and);
      }
    }
    return rows;
  }

  private static BarDraft bar(Followed followed, Instant open, Row row) {
    return followed
        .bar(open)
        .prices(row.open(), row.high(), row.low(), row.close())
        .volume(row.volume());
  }

  private BarState stateOf(Followed followed, Instant open, Instant date) {
    boolean isFinal = !date.isBefore(followed.endOf(open).plus(closing));
    return isFinal ? BarState.CLOSED : BarState.OPEN;
  }
}
