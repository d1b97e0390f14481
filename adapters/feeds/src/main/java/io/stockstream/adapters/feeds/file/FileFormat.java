package io.stockstream.adapters.feeds.file;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats of files that people have. */
public enum FileFormat {
  /** Ours: a CSV that says everything of each bar. */
  STOCKSTREAM(""),
  /**
   * Binance's archive: klines, zipped, in milliseconds or microseconds, with a header or without.
   */
  BINANCE_ARCHIVE(BinanceLayout.NAME_PATTERN),
  /** QuantConnect's Lean: a zip a day, or one of all days, in the exchange's own time. */
  LEAN("[0-9]{8}_(trade|quote)\\.zip"),
  /** Kraken's downloads: seconds, prices, volume, trades; no header. */
  KRAKEN_CSV(""),
  /** Any other CSV with a header, such as Yahoo's, Stooq's or Nasdaq's. */
  CSV(""),
  /** Saved answers: of Coinbase, Kraken, or bars by their ends as ta4j keeps them. */
  JSON(".*\\.json");

  private final Pattern name;

  FileFormat(String name) {
    this.name = Pattern.compile(name, Pattern.CASE_INSENSITIVE);
  }

  /** Returns the name on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Finds a format by its name. */
  public static Optional<FileFormat> named(String text) {
    return Arrays.stream(values()).filter(each -> each.toString().equals(text)).findFirst();
  }

  /** Returns the format that a file's name says; ours where it says none. */
  static FileFormat guess(Path file) {
    String called = file.getFileName().toString();
    return Arrays.stream(values())
        .filter(each -> each.name.matcher(called).matches())
        .findFirst()
        .orElse(STOCKSTREAM);
  }
}
