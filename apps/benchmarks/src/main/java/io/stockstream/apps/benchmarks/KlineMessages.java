package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.testkit.venue.KlineVenue;
import io.stockstream.adapters.testkit.venue.VenueBook;
import io.stockstream.adapters.testkit.venue.VenueTime;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.Source;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What Binance says of open bars.
 *
 * @param open of the bars
 * @param instruments how many
 */
record KlineMessages(Instant open, int instruments) {

  private static String symbol(int instrument) {
    return "COIN" + instrument + "USDT";
  }

  List<Followed> followed() {
    return IntStream.range(0, instruments)
        .mapToObj(
            i ->
                new Followed(
                    symbol(i),
                    new InstrumentId(symbol(i), "BINANCE"),
                    AssetClass.CRYPTO,
                    Timeframe.M1,
                    Source.live("binance")))
        .toList();
  }

  /**
   * Returns a message of each instrument.
   *
   * @param at when they are said
   */
  List<String> at(Instant at) {
    return IntStream.range(0, instruments)
        .mapToObj(
            i -> {
              VenueBook book = new VenueBook(i, open, 1, 1);
              return new KlineVenue(symbol(i), book, new VenueTime(at, false))
                  .message(book.told(open).get(0), at, false);
            })
        .toList();
  }
}
