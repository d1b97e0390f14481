package io.stockstream.apps.ingest;

import io.stockstream.adapters.feeds.alpaca.Alpaca;
import io.stockstream.adapters.feeds.binance.Binance;
import io.stockstream.adapters.feeds.clock.WallClock;
import io.stockstream.adapters.feeds.coinbase.CoinbaseAdvanced;
import io.stockstream.adapters.feeds.coinbase.CoinbaseExchange;
import io.stockstream.adapters.feeds.gateio.GateIo;
import io.stockstream.adapters.feeds.kraken.Kraken;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.LiveFeed;
import io.stockstream.adapters.feeds.live.Polled;
import io.stockstream.adapters.feeds.live.Surroundings;
import io.stockstream.adapters.feeds.live.Symbols;
import io.stockstream.adapters.feeds.live.Venue;
import io.stockstream.adapters.feeds.massive.Massive;
import io.stockstream.adapters.feeds.okx.Okx;
import io.stockstream.adapters.feeds.yahoo.Yahoo;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.rollup.ReferenceTable;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.net.URI;
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
    return kind == FeedKind.yahoo ? yahoo(symbols, timeframe) : venue(kind, symbols, timeframe);
  }

  private LiveFeed yahoo(List<String> declared, Timeframe timeframe) {
    Symbols symbols = new Symbols(Yahoo.NAME, "", timeframe, AssetClass.STOCK, reference);
    List<Followed> followed =
        declared.isEmpty() ? symbols.all() : declared.stream().map(symbols::readKnown).toList();
    List<Polled> polled =
        followed.stream()
            .map(each -> new Polled(each, reference.rulesOf(each.instrument()).calendar()))
            .toList();
    return LiveFeed.poll(
        Yahoo.at(settings.rest().getOrElse(Yahoo.PUBLIC), Yahoo.MANNERS, Yahoo.INTERVAL),
        polled,
        settings.options(),
        surroundings());
  }

  private LiveFeed venue(FeedKind kind, List<String> declared, Timeframe timeframe) {
    Venue venue = venueOf(kind, timeframe);
    boolean isOfStocks = kind == FeedKind.alpaca || kind == FeedKind.massive;
    Symbols symbols =
        new Symbols(
            venue.name(),
            kind.name().toUpperCase(Locale.ROOT),
            timeframe,
            isOfStocks ? AssetClass.STOCK : AssetClass.CRYPTO,
            reference);
    return LiveFeed.listen(
        venue,
        declared.stream()
            .map(each -> isOfStocks ? symbols.readKnown(each) : symbols.read(each))
            .toList(),
        settings.options(),
        surroundings());
  }

  private Venue venueOf(FeedKind kind, Timeframe timeframe) {
    return switch (kind) {
      case binance -> {
        Binance there = Binance.PUBLIC;
        yield new Binance(stream(there.stream()), rest(there.rest()), there.manners());
      }
      case kraken -> {
        Kraken there = Kraken.PUBLIC;
        yield new Kraken(stream(there.stream()), rest(there.rest()), there.manners());
      }
      case coinbase -> coinbase(timeframe);
      case okx -> {
        Okx there = Okx.PUBLIC;
        yield new Okx(stream(there.stream()), rest(there.rest()), there.manners());
      }
      case alpaca ->
          new Alpaca(
              stream(Alpaca.PUBLIC_STREAM),
              rest(Alpaca.PUBLIC_REST),
              settings.credentials(kind),
              Alpaca.MANNERS);
      case massive ->
          new Massive(
              stream(Massive.PUBLIC_STREAM),
              rest(Massive.PUBLIC_REST),
              settings.credentials(kind),
              Massive.MANNERS);
      case gateio -> new GateIo(stream(GateIo.PUBLIC.stream()), GateIo.MANNERS);
      case simulated, file, yahoo ->
          throw new IllegalArgumentException("Invariant: a venue is listened to, was " + kind);
    };
  }

  /** Five minutes come from the venue; minutes are made of its trades. */
  private Venue coinbase(Timeframe timeframe) {
    return switch (timeframe) {
      case M5 -> {
        CoinbaseAdvanced there = CoinbaseAdvanced.PUBLIC;
        yield new CoinbaseAdvanced(stream(there.stream()), rest(there.rest()), there.manners());
      }
      case M1 -> {
        CoinbaseExchange there = CoinbaseExchange.PUBLIC;
        yield new CoinbaseExchange(stream(there.stream()), rest(there.rest()), there.manners());
      }
      default ->
          throw new PortException(
              FailureKind.MISCONFIGURED,
              "coinbase: expected a timeframe of 1m or 5m, was " + timeframe);
    };
  }

  private URI stream(URI otherwise) {
    return settings.stream().getOrElse(otherwise);
  }

  private URI rest(URI otherwise) {
    return settings.rest().getOrElse(otherwise);
  }

  private static Surroundings surroundings() {
    return new Surroundings(WallClock.SYSTEM, new Random(), LOG::warn);
  }
}
