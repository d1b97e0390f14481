package io.stockstream.adapters.feeds.file;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.Timeframe;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the folders of a Lean file say, such as {@code equity/usa/minute/aapl}; the nearest folder
 * counts.
 *
 * @param words of the folders, the nearest first
 * @param file its name without an ending
 * @param folder the name of its folder
 */
record LeanMarket(List<String> words, String file, String folder) {

  private static final Map<String, AssetClass> KINDS =
      Map.of(
          "equity", AssetClass.STOCK,
          "index", AssetClass.INDEX,
          "forex", AssetClass.CURRENCY,
          "crypto", AssetClass.CRYPTO);

  /** As Lean's market hours have them; an index of the United States is Chicago's. */
  private static final Map<String, ZoneId> ZONES =
      Map.of(
          "usa", ZoneId.of("America/New_York"),
          "india", ZoneId.of("Asia/Kolkata"),
          "fxcm", ZoneId.of("UTC-05:00"),
          "oanda", ZoneId.of("UTC"),
          "coinbase", ZoneId.of("UTC"),
          "gdax", ZoneId.of("UTC"),
          "bitfinex", ZoneId.of("UTC"),
          "binance", ZoneId.of("UTC"));

  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final Map<String, Timeframe> RESOLUTIONS =
      Map.of("hour", Timeframe.H1, "daily", Timeframe.D1, "minute", Timeframe.M1);

  private static final int DIGITS_OF_EQUITIES = 4;

  static LeanMarket of(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    List<String> words = new ArrayList<>();
    for (Path part : whole.getParent()) {
      Stream.of(part.toString().toLowerCase(Locale.ROOT).split("-", -1)).forEach(words::add);
    }
    Collections.reverse(words);
    return new LeanMarket(
        words,
        whole.getFileName().toString().replaceFirst("\\..*$", ""),
        whole.getParent().getFileName().toString());
  }

  /** Returns the symbol: of a day's file its folder's name, else the file's. */
  String symbol(boolean isDay) {
    return (isDay ? folder : file).toUpperCase(Locale.ROOT);
  }

  Option<AssetClass> assetClass() {
    return nearest(KINDS);
  }

  Option<Timeframe> timeframe() {
    return nearest(RESOLUTIONS);
  }

  /** Of equities no exchange is said. */
  Option<String> venue() {
    return Option.ofOptional(words.stream().filter(ZONES::containsKey).findFirst())
        .map(word -> word.toUpperCase(Locale.ROOT));
  }

  Option<ZoneId> zone() {
    boolean isIndex = assetClass().contains(AssetClass.INDEX);
    return venue().contains("USA") && isIndex ? Option.some(CHICAGO) : nearest(ZONES);
  }

  int priceDigits() {
    return assetClass().contains(AssetClass.STOCK) ? DIGITS_OF_EQUITIES : 0;
  }

  private <T> Option<T> nearest(Map<String, T> known) {
    return Option.ofOptional(words.stream().filter(known::containsKey).findFirst().map(known::get));
  }
}
