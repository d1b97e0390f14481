package io.stockstream.adapters.feeds.file;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.StatementDraft;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/**
 * Makes a draft of a line: text becomes numbers and times, and nothing is judged yet.
 *
 * @param header which column is where
 * @param options what the file does not say
 * @param sha256 of the file
 */
record LineParser(Header header, ReplayOptions options, String sha256) {

  private static final int LONGEST_NUMBER = 100;

  /** A cell that cannot be read. */
  static final class UnreadableCell extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    UnreadableCell(Violation violation) {
      super(violation.toString(), null, false, false);
      this.violation = violation;
    }

    Violation violation() {
      return violation;
    }
  }

  StatementDraft parse(List<String> cells, long number) throws UnreadableCell {
    if (cells.size() != header.columns()) {
      throw unreadable(
          ViolationCode.BAD_LINE,
          "line",
          header.columns() + " columns",
          String.valueOf(cells.size()));
    }
    Cells line = new Cells(header, cells);
    String source = line.text(Column.SOURCE);
    return new StatementDraft(
        bar(line, source),
        word(AssetClass.class, Column.ASSET_CLASS, line.text(Column.ASSET_CLASS)),
        line.given(Column.STATE)
            ? word(BarState.class, Column.STATE, line.text(Column.STATE))
            : BarState.CLOSED,
        false,
        source,
        options.rank(),
        RevisionScheme.ofLine(options.issue(), number),
        Option.some(new FileLine(sha256, number)));
  }

  private BarDraft bar(Cells line, String source) throws UnreadableCell {
    String venue =
        line.given(Column.VENUE)
            ? line.text(Column.VENUE)
            : options.venue().getOrElse(() -> source.toUpperCase(Locale.ROOT));
    return BarDraft.at(
            line.text(Column.SYMBOL),
            venue,
            line.text(Column.TIMEFRAME),
            time(line.text(Column.OPEN_TIME)))
        .prices(
            number(line, Column.OPEN),
            number(line, Column.HIGH),
            number(line, Column.LOW),
            number(line, Column.CLOSE))
        .activity(
            number(line, Column.VOLUME),
            number(line, Column.TURNOVER),
            number(line, Column.VWAP),
            count(line));
  }

  private static Instant time(String text) throws UnreadableCell {
    try {
      if (text.endsWith("Z")) {
        return Instant.parse(text);
      }
    } catch (DateTimeParseException e) {
      // Told below, like a time without its zone.
    }
    throw unreadable(
        ViolationCode.BAD_TIME, "open_time", "a time in UTC such as 2026-01-05T14:31:00Z", text);
  }

  private static BigDecimal number(Cells line, Column column) throws UnreadableCell {
    if (!line.given(column)) {
      return null;
    }
    String text = line.text(column);
    try {
      if (text.length() <= LONGEST_NUMBER) {
        return new BigDecimal(text);
      }
    } catch (NumberFormatException e) {
      // Told below, like one that is too long.
    }
    throw unreadable(ViolationCode.BAD_NUMBER, column.header(), "a number", text);
  }

  private static Long count(Cells line) throws UnreadableCell {
    BigDecimal number = number(line, Column.TRADE_COUNT);
    try {
      return number == null ? null : number.longValueExact();
    } catch (ArithmeticException e) {
      throw unreadable(
          ViolationCode.BAD_NUMBER,
          Column.TRADE_COUNT.header(),
          "a whole number",
          line.text(Column.TRADE_COUNT));
    }
  }

  private static <E extends Enum<E>> E word(Class<E> words, Column column, String text)
      throws UnreadableCell {
    try {
      return Enum.valueOf(words, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw unreadable(
          ViolationCode.UNKNOWN_WORD,
          column.header(),
          "one of " + List.of(words.getEnumConstants()),
          text);
    }
  }

  private static UnreadableCell unreadable(
      ViolationCode code, String field, String expected, String was) {
    return new UnreadableCell(new Violation(code, field, expected, Violation.quote(was)));
  }

  /**
   * The cells of a line by column.
   *
   * @param header which column is where
   * @param cells of the line, as many as the header has
   */
  private record Cells(Header header, List<String> cells) {

    String text(Column column) {
      return cells.get(header.positions().get(column)).strip();
    }

    boolean given(Column column) {
      return header.positions().containsKey(column) && !text(column).isEmpty();
    }
  }
}
