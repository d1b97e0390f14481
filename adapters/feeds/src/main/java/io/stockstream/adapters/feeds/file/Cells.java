package io.stockstream.adapters.feeds.file;

import io.stockstream.domain.bar.ViolationCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The cells of a line by column, without the blanks around them.
 *
 * @param header which column is where
 * @param cells of the line, as many as the header has
 */
record Cells(Header header, List<String> cells) {

  private static final int LONGEST_NUMBER = 100;

  /** BigDecimal would take the digits of any script. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?");

  /** Instant would take a sixtieth second for the one before it. */
  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](?:\\.[0-9]{1,6})?Z");

  /** Says whether the file has the column and the line something in it. */
  boolean given(Column column) {
    return header.positions().containsKey(column) && !text(column).isEmpty();
  }

  String text(Column column) {
    return cells.get(header.positions().get(column)).strip();
  }

  Instant time(Column column) throws UnreadableCell {
    String text = text(column);
    try {
      if (TIME.matcher(text).matches()) {
        return Instant.parse(text);
      }
    } catch (DateTimeException e) {
      // A date that is in no calendar; told below.
    }
    throw UnreadableCell.of(
        ViolationCode.BAD_TIME,
        column,
        "a time in UTC such as 2026-01-05T14:31:00Z, to the microsecond",
        text);
  }

  /** Returns null when nothing is given. */
  BigDecimal number(Column column) throws UnreadableCell {
    if (!given(column)) {
      return null;
    }
    String text = text(column);
    if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
      throw UnreadableCell.of(
          ViolationCode.BAD_NUMBER,
          column,
          "a number of at most " + LONGEST_NUMBER + " characters",
          text);
    }
    return new BigDecimal(text);
  }

  /** Returns null when nothing is given. */
  Long count(Column column) throws UnreadableCell {
    BigDecimal number = number(column);
    try {
      return number == null ? null : number.longValueExact();
    } catch (ArithmeticException e) {
      throw UnreadableCell.of(ViolationCode.BAD_NUMBER, column, "a whole number", text(column));
    }
  }

  /** Returns the word that is given, in whatever case. */
  <E extends Enum<E>> E word(Class<E> words, Column column) throws UnreadableCell {
    try {
      return Enum.valueOf(words, text(column).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw UnreadableCell.of(
          ViolationCode.UNKNOWN_WORD,
          column,
          "one of " + List.of(words.getEnumConstants()),
          text(column));
    }
  }
}
