package io.stockstream.adapters.feeds.file;

import io.stockstream.adapters.feeds.file.About.Named;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.StatementDraft;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kraken's downloads, such as {@code XBTUSD_60.csv}: seconds, open, high, low, close, volume,
 * trades; an interval without trades has no row.
 *
 * @param file where it is
 * @param series whose bars
 */
record KrakenLayout(Path file, Series series) implements Layout {

  private static final Pattern NAME = Pattern.compile("([A-Z0-9.]+)_([0-9]{1,5})\\.csv(?:\\.gz)?");
  private static final int COLUMNS = 7;

  static KrakenLayout of(About about) {
    Matcher name = NAME.matcher(about.name());
    boolean says = name.matches();
    Named named =
        new Named(
            says ? Option.some(name.group(1)) : Option.none(),
            Option.some("KRAKEN"),
            Option.some(AssetClass.CRYPTO),
            says ? timeframe(Long.parseLong(name.group(2))) : Option.none());
    return new KrakenLayout(about.file(), about.series(named));
  }

  private static Option<Timeframe> timeframe(long minutes) {
    return Option.ofOptional(
        Arrays.stream(Timeframe.values())
            .filter(each -> each.duration().equals(Duration.ofMinutes(minutes)))
            .findFirst());
  }

  @Override
  public Rows open() throws IOException {
    return FileLines.open(file);
  }

  @Override
  public StatementDraft parse(String row, long number) throws UnreadableCell {
    List<String> cells = Numbers.cells(row, COLUMNS);
    BarDraft bar =
        series
            .bar(Times.sinceEpoch(Numbers.whole("time", cells.get(0))), cells)
            .activity(
                Numbers.number("volume", cells.get(5)),
                null,
                null,
                Numbers.whole("trade_count", cells.get(6)));
    return series.state(bar, number);
  }
}
