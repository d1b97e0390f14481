package io.stockstream.adapters.testkit;

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
import io.stockstream.domain.bar.Voided;
import io.stockstream.domain.statement.Coverage;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Bars for tests, each with as little said as the test needs. */
public final class TestingBars {

  public static final String VENUE = "XNAS";
  public static final InstrumentId APPLE = instrument("AAPL");
  public static final InstrumentId TESLA = instrument("TSLA");

  /** On the grid of every timeframe up to 15m. */
  public static final Instant START = Instant.parse("2026-01-05T14:30:00Z");

  private static final int RANK = 64;

  private TestingBars() {}

  /** Returns an instrument of {@link #VENUE}. */
  public static InstrumentId instrument(String symbol) {
    return new InstrumentId(symbol, VENUE);
  }

  /** Returns the start of a minute after {@link #START}. */
  public static Instant minute(int minutes) {
    return START.plusSeconds(60L * minutes);
  }

  /** Returns the key of a venue's one-minute bar. */
  public static BarKey key(InstrumentId instrument, int minutes) {
    return new BarKey(instrument, Timeframe.M1, minute(minutes), Origin.FEED);
  }

  /** Returns what a bar says that never moved from a price. */
  public static Content flat(String price) {
    return new Ohlcv(Prices.flat(new BigDecimal(price)), Activity.ofVolume(new BigDecimal("100")));
  }

  /** Returns a closed one-minute statement. */
  public static Statement statement(
      InstrumentId instrument, int minutes, Content content, long revision) {
    return statement(key(instrument, minutes), content, revision);
  }

  /** Returns a closed statement. */
  public static Statement statement(BarKey key, Content content, long revision) {
    return new Statement(
        key, AssetClass.STOCK, BarState.CLOSED, content, new Stamp("test", RANK, revision));
  }

  /** Returns a closed one-minute bar that never moved from a price. */
  public static StoredBar bar(InstrumentId instrument, int minutes, String price) {
    return bar(instrument, minutes, price, 1);
  }

  /** Likewise, of a revision. */
  public static StoredBar bar(InstrumentId instrument, int minutes, String price, long revision) {
    return statement(instrument, minutes, flat(price), revision).toStored();
  }

  /** Returns a venue's closed bar of any timeframe. */
  public static StoredBar feed(Timeframe timeframe, Instant openTime, String price) {
    BarKey key = new BarKey(APPLE, timeframe, openTime, Origin.FEED);
    return statement(key, flat(price), 1).toStored();
  }

  /** Returns the statement that a one-minute bar never was, as a row. */
  public static StoredBar voided(InstrumentId instrument, int minutes, long revision) {
    return statement(instrument, minutes, Voided.VOID, revision).toStored();
  }

  /** Returns the 5m roll-up from a minute on, of one bar in it. */
  public static StoredBar rollUp(InstrumentId instrument, int minutes, BarState state) {
    return rollUp(Timeframe.M5, state, 0, bar(instrument, minutes, "10"));
  }

  /** Returns the roll-up of some bars, as if they were all of its window from the first one on. */
  public static StoredBar rollUp(
      Timeframe timeframe, BarState state, int edition, StoredBar... parts) {
    StoredBar first = parts[0];
    BarKey key =
        new BarKey(first.key().instrument(), timeframe, first.key().openTime(), Origin.ROLLUP);
    return StoredBar.rollUp(
        key,
        state,
        first.content(),
        edition,
        List.of(parts),
        new Coverage(parts.length, Option.none()));
  }
}
