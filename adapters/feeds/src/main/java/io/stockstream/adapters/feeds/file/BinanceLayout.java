package io.stockstream.adapters.feeds.file;

import io.stockstream.adapters.feeds.file.About.Named;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.StatementDraft;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Klines of Binance's archive: open time, open, high, low, close, volume, close time, quote volume,
 * trades, and others. Times are in milliseconds, of spot from 2025 on in microseconds: only their
 * digits tell. Close times are wrong now and then, and not read.
 *
 * @param file where it is
 * @param series whose bars
 */
record BinanceLayout(Path file, Series series) implements Layout {

  static final String NAME_PATTERN =
      "([A-Z0-9]+)-([0-9]+[a-z]+)-[0-9]{4}-[0-9]{2}(?:-[0-9a-z]+)?\\.(?:zip|csv)";

  private static final Pattern NAME = Pattern.compile(NAME_PATTERN, Pattern.CASE_INSENSITIVE);
  private static final int COLUMNS = 9;

  static BinanceLayout of(About about) {
    Matcher name = NAME.matcher(about.name());
    boolean says = name.matches();
    Named named =
        new Named(
            says ? Option.some(name.group(1).toUpperCase(Locale.ROOT)) : Option.none(),
            Option.some("BINANCE"),
            Option.some(AssetClass.CRYPTO),
            says ? Timeframe.parse(name.group(2)) : Option.none());
    return new BinanceLayout(about.file(), about.series(named));
  }

  @Override
  public Rows open() throws IOException {
    FileLines lines = FileLines.open(file);
    byte[] first = lines.next();
    if (first != null && new String(first, StandardCharsets.UTF_8).startsWith("open")) {
      return lines;
    }
    lines.close();
    return FileLines.open(file);
  }

  @Override
  public StatementDraft parse(String row, long number) throws UnreadableCell {
    List<String> cells = Numbers.cells(row, COLUMNS);
    BarDraft bar =
        series
            .bar(Times.sinceEpoch(Numbers.whole("open_time", cells.get(0))), cells)
            .activity(
                Numbers.number("volume", cells.get(5)),
                Numbers.number("turnover", cells.get(7)),
                null,
                Numbers.whole("trade_count", cells.get(8)));
    return series.state(bar, number);
  }
}
