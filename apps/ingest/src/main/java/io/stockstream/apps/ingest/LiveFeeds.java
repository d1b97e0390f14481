package io.stockstream.apps.ingest;

import io.stockstream.adapters.feeds.alpaca.Alpaca;
import io.stockstream.adapters.feeds.binance.Binance;
import io.stockstream.adapters.feeds.clock.WallClock;
import io.stockstream.adapters.feeds.coinbase.CoinbaseAdvanced;
import io.stockstream.adapters.feeds.coinbase.CoinbaseExchange;
import io.stockstream.adapters.feeds.gateio.GateIo;
import io.stockstream.adapters.feeds.kraken.Kraken;
import io.stockstream.adapters.feeds.live.Asked;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.HistoryFeed;
import io.stockstream.adapters.feeds.live.LiveFeed;
import io.stockstream.adapters.feeds.live.Polled;
import io.stockstream.adapters.feeds.live.Polling;
import io.stockstream.adapters.feeds.live.Surroundings;
import io.stockstream.adapters.feeds.live.Symbols;
import io.stockstream.adapters.feeds.live.Venue;
import io.stockstream.adapters.feeds.massive.Massive;
import io.stockstream.adapters.feeds.okx.Okx;
import io.stockstream.adapters.feeds.yahoo.Yahoo;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.rollup.ReferenceTable;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens live feeds.
 *
 * @param settings how they are followed
 * @param reference what is known of instruments
 */
record LiveFeeds(LiveSettings settings, ReferenceTable reference) {

  private static final Logger LOG = LoggerFactory.getLogger(LiveFeeds.class);

  /**
   * Begins to follow instruments at a venue.
   *
   * @param symbols of the venue, see {@link Symbols#read}; of Yahoo, none means all that are known
   * @throws PortException MISCONFIGURED when the venue has no such bars, or a symbol means nothing
   */
  LiveFeed open(FeedKind kind, List<String> symbols, Timeframe timeframe) {
    if (kind == FeedKind.yahoo) {
      List<Polled> polled =
          yahoo(symbols, timeframe).stream()
              .map(each -> new Polled(each, reference.rulesOf(each.instrument()).calendar()))
              .toList();
      return LiveFeed.poll(polling(), polled, settings.options(), surroundings());
    }
    Venue venue = venueOf(kind, timeframe);
    return LiveFeed.listen(
        venue, followed(venue, kind, symbols, timeframe), settings.options(), surroundings());
  }

  /**
   * Begins to ask a venue for a stretch of time.
   *
   * @param symbols likewise
   * @param range of open times
   * @param rate bars a second at most
   * @throws PortException MISCONFIGURED when the venue has no such bars or no history at all, or a
   *     symbol means nothing
   */
  HistoryFeed history(
      FeedKind kind, List<String> symbols, Timeframe timeframe, Interval range, int rate) {
    if (kind == FeedKind.yahoo) {
      return history(polling().asked(), yahoo(symbols, timeframe), range, rate);
    }
    if (kind == FeedKind.simulated || kind == FeedKind.file) {
      throw new PortException(
          FailureKind.MISCONFIGURED, "backfill: expected a venue, was --feed " + kind);
    }
    Venue venue = venueOf(kind, timeframe);
    Asked asked =
        venue
            .asked()
            .orElseThrow(
                () ->
                    new PortException(
                        FailureKind.MISCONFIGURED,
                        "backfill: expected a venue that tells of the past, was " + kind));
    return history(asked, followed(venue, kind, symbols, timeframe), range, rate);
  }

  private HistoryFeed history(Asked asked, List<Followed> followed, Interval range, int rate) {
    return HistoryFeed.open(asked, followed, range, rate, settings.options(), surroundings());
  }

  private Polling polling() {
    return Yahoo.at(settings.rest().getOrElse(Yahoo.PUBLIC), Yahoo.MANNERS, Yahoo.INTERVAL);
  }

  private List<Followed> yahoo(List<String> declared, Timeframe timeframe) {
    Symbols symbols = new Symbols(Yahoo.NAME, "", timeframe, AssetClass.STOCK, reference);
    return declared.isEmpty() ? symbols.all() : declared.stream().map(symbols::readKnown).toList();
  }

  private List<Followed> followed(
      Venue venue, FeedKind kind, List<String> declared, Timeframe timeframe) {
    boolean isOfStocks = kind == FeedKind.alpaca || kind == FeedKind.massive;
    Symbols symbols =
        new Symbols(
            venue.name(),
            kind.name().toUpperCase(Locale.ROOT),
            timeframe,
            isOfStocks ? AssetClass.STOCK : AssetClass.CRYPTO,
            reference);
    return declared.stream()
        .map(each -> isOfStocks ? symbols.readKnown(each) : symbols.read(each))
        .toList();
  }

  private Venue venueOf(FeedKind kind, Timeframe timeframe) {
    Venue there =
        switch (kind) {
          case binance -> Binance.PUBLIC;
          case kraken -> Kraken.PUBLIC;
          case coinbase -> coinbase(timeframe);
          case okx -> Okx.PUBLIC;
          case gateio -> GateIo.PUBLIC;
          case alpaca -> Alpaca.of(settings.credentials(kind));
          case massive -> Massive.of(settings.credentials(kind));
          case simulated, file, yahoo ->
              throw new IllegalArgumentException("Invariant: a venue is listened to, was " + kind);
        };
    Venue streaming = settings.stream().fold(() -> there, there::streamingAt);
    return settings.rest().fold(() -> streaming, streaming::askedAt);
  }

  /** Five minutes come from the venue; minutes are made of its trades. */
  private static Venue coinbase(Timeframe timeframe) {
    return switch (timeframe) {
      case M5 -> CoinbaseAdvanced.PUBLIC;
      case M1 -> CoinbaseExchange.PUBLIC;
      default ->
          throw new PortException(
              FailureKind.MISCONFIGURED,
              "coinbase: expected a timeframe of 1m or 5m, was " + timeframe);
    };
  }

  private static Surroundings surroundings() {
    return new Surroundings(WallClock.SYSTEM, new Random(), LOG::warn);
  }
}
