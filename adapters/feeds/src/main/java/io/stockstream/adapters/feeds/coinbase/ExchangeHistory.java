package io.stockstream.adapters.feeds.coinbase;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.History;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Reading;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Candles over REST, the newest first, at most 300 at once, none for an interval without trades.
 * Their volumes are sums of binary floats: 4.727521520000001 is 4.72752152.
 *
 * @param rest where the API is
 * @param closing so long after its end a row may still grow
 */
record ExchangeHistory(URI rest, Duration closing) implements History {

  private static final int MOST_ROWS = 300;

  /** No product is traded in finer parts. */
  private static final int VOLUME_DIGITS = 8;

  private static final BigDecimal FLOAT_ERROR = new BigDecimal("1e-14");

  @Override
  public URI request(Followed followed, Instant from, Instant now) {
    return rest.resolve(
        "/products/%s/candles?granularity=%d&start=%s&end=%s"
            .formatted(
                History.encoded(followed.symbol()),
                followed.timeframe().seconds(),
                History.encoded(from.toString()),
                History.encoded(from.plus(window(followed)).toString())));
  }

  @Override
  public Page read(Followed followed, Instant from, String body, Instant date) {
    List<Heard> heard =
        Reading.of(body, json -> Reading.ofEach(json, row -> List.of(state(followed, row, date))));
    Instant next = from.plus(window(followed));
    return new Page(heard, next.isBefore(date) ? Optional.of(next) : Optional.empty());
  }

  private static Duration window(Followed followed) {
    return followed.timeframe().duration().multipliedBy(MOST_ROWS - 1L);
  }

  /** A row is time, low, high, open, close, volume. */
  private Heard state(Followed followed, Json row, Instant date) throws Unreadable {
    BarDraft bar =
        followed
            .bar(row.get(0).seconds())
            .prices(
                row.get(3).decimal(),
                row.get(2).decimal(),
                row.get(1).decimal(),
                row.get(4).decimal())
            .volume(volume(row.get(5).decimal()));
    boolean isFinal = !date.isBefore(followed.endOf(bar.openTime()).plus(closing));
    BarState state = isFinal ? BarState.CLOSED : BarState.OPEN;
    return new Heard.Bars(List.of(followed.state(bar, state, date)));
  }

  /** Returns the sum of trades that a float names; what is further from any stays as it is. */
  private static BigDecimal volume(BigDecimal printed) {
    BigDecimal near = printed.setScale(VOLUME_DIGITS, RoundingMode.HALF_EVEN);
    BigDecimal error = printed.subtract(near).abs();
    boolean isNoise = error.compareTo(printed.abs().multiply(FLOAT_ERROR)) <= 0;
    return isNoise ? near.stripTrailingZeros() : printed;
  }
}
