package io.stockstream.domain;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.merge.Received;
import io.stockstream.domain.statement.Message;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.Statement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Short words for what the tests are about. */
public final class TestingBars {

  public static final InstrumentId APPLE = new InstrumentId("AAPL", "XNAS");

  private TestingBars() {}

  public static BarKey feed(Timeframe timeframe, Instant openTime) {
    return new BarKey(APPLE, timeframe, openTime, Origin.FEED);
  }

  public static BarKey rollUp(Timeframe timeframe, Instant openTime) {
    return new BarKey(APPLE, timeframe, openTime, Origin.ROLLUP);
  }

  public static BarKey rollUp(Timeframe timeframe, String openTime) {
    return rollUp(timeframe, Instant.parse(openTime));
  }

  public static BigDecimal decimal(String digits) {
    return new BigDecimal(digits);
  }

  public static Ohlcv ohlcv(String open, String high, String low, String close, String volume) {
    return new Ohlcv(
        new Prices(decimal(open), decimal(high), decimal(low), decimal(close)),
        Activity.ofVolume(decimal(volume)));
  }

  public static Ohlcv flat(String price, String volume) {
    return ohlcv(price, price, price, price, volume);
  }

  public static Statement statement(
      BarKey key, BarState state, Content content, int rank, long revision) {
    return new Statement(
        key, AssetClass.STOCK, state, content, new Stamp("feed-" + rank, rank, revision));
  }

  /** States a closed one-minute bar. */
  public static Statement closed(String openTime, Content content, long revision) {
    return minute(openTime, BarState.CLOSED, content, revision);
  }

  /** States a one-minute bar that still moves. */
  public static Statement open(String openTime, Content content, long revision) {
    return minute(openTime, BarState.OPEN, content, revision);
  }

  private static Statement minute(String openTime, BarState state, Content content, long revision) {
    return statement(feed(Timeframe.M1, Instant.parse(openTime)), state, content, 64, revision);
  }

  private static final Instant APPENDED = Instant.parse("2026-01-05T22:00:00Z");

  /** Numbers messages as a log would. */
  public static List<Received> received(List<? extends Message> messages) {
    List<Received> received = new ArrayList<>();
    for (Message message : messages) {
      received.add(new Received(message, new Position("bars", 0, received.size()), APPENDED));
    }
    return received;
  }
}
