package io.stockstream.adapters.feeds.file;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.Timeframe;
import io.vavr.control.Option;
import java.time.ZoneId;

/**
 * What a file is about, where neither its rows nor its name say so.
 *
 * @param symbol of its bars
 * @param assetClass of the instrument; as it is declared, or a stock, unless told
 * @param timeframe of its bars
 * @param zone of times without an offset
 * @param source who states them; the format's name unless told
 */
public record Subject(
    Option<String> symbol,
    Option<AssetClass> assetClass,
    Option<Timeframe> timeframe,
    Option<ZoneId> zone,
    Option<String> source) {

  /** Nothing is told. */
  public static final Subject UNKNOWN =
      new Subject(Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
}
