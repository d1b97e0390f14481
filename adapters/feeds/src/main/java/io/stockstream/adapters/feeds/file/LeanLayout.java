package io.stockstream.adapters.feeds.file;

import io.stockstream.adapters.feeds.file.About.Named;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.StatementDraft;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lean's data: of minutes a zip a day, whose rows begin with milliseconds since midnight in the
 * market's zone; of hours and days one zip, whose rows begin with a date. Prices of equities are in
 * ten-thousandths. Of quotes the bid side is taken; they have no volume. A zip may hold parts of
 * other days, which do not count.
 *
 * @param file where it is
 * @param date of all bars; none where each says its own
 * @param market where they are traded
 * @param zone of their times
 * @param series whose bars
 */
record LeanLayout(Path file, Option<LocalDate> date, LeanMarket market, ZoneId zone, Series series)
    implements Layout {

  private static final Pattern DAY = Pattern.compile("([0-9]{8})_(?:trade|quote)\\.zip");
  private static final DateTimeFormatter ROW_TIME = DateTimeFormatter.ofPattern("yyyyMMdd HH:mm");
  private static final int BAR_COLUMNS = 6;
  private static final int QUOTE_COLUMNS = 11;

  static LeanLayout of(About about) {
    Matcher name = DAY.matcher(about.name());
    Option<LocalDate> date = name.matches() ? Option.some(date(about, name)) : Option.none();
    LeanMarket market = LeanMarket.of(about.file());
    Named named =
        new Named(
            Option.some(market.symbol(date.isDefined())),
            market.venue(),
            market.assetClass(),
            date.isDefined() ? Option.some(Timeframe.M1) : market.timeframe());
    return new LeanLayout(
        about.file(), date, market, about.zone(market.zone()), about.series(named));
  }

  private static LocalDate date(About about, Matcher name) {
    try {
      return LocalDate.parse(name.group(1), DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeException e) {
      throw about.rejected("expected a date at the start of its name, was " + name.group(1));
    }
  }

  @Override
  public Rows open() throws IOException {
    String prefix = date.map(day -> day.format(DateTimeFormatter.BASIC_ISO_DATE)).getOrElse("");
    return FileLines.open(file, part -> part.startsWith(prefix));
  }

  @Override
  public StatementDraft parse(String row, long number) throws UnreadableCell {
    List<String> cells = Numbers.cells(row, BAR_COLUMNS);
    boolean isQuote = cells.size() >= QUOTE_COLUMNS;
    BarDraft bar =
        series
            .bar(open(cells.get(0)))
            .prices(
                price("open", cells.get(1)),
                price("high", cells.get(2)),
                price("low", cells.get(3)),
                price("close", cells.get(4)))
            .volume(isQuote ? null : Numbers.number("volume", cells.get(5)));
    return series.state(bar, number);
  }

  private BigDecimal price(String field, String cell) throws UnreadableCell {
    BigDecimal price = Numbers.number(field, cell);
    return price == null ? null : price.movePointLeft(market.priceDigits());
  }

  private Instant open(String cell) throws UnreadableCell {
    if (date.isDefined()) {
      long millis = Numbers.whole("time", cell);
      return date.get().atStartOfDay().plus(millis, ChronoUnit.MILLIS).atZone(zone).toInstant();
    }
    try {
      LocalDateTime local = LocalDateTime.parse(cell, ROW_TIME);
      return local.atZone(series.timeframe().isIntraday() ? zone : ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new UnreadableCell(
          ViolationCode.BAD_TIME, "time", "a time such as 20140502 09:30", Violation.quote(cell));
    }
  }
}
