package io.stockstream.adapters.feeds.file;

import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what stands in the cells of files that others write. */
final class Numbers {

  private static final int LONGEST = 100;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");
  private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?");

  /** What stands where there is no number. */
  private static final Set<String> NOTHING = Set.of("", "null", "NaN", "nan", "N/A", "-");

  private Numbers() {}

  /** Returns null where there is none; thousands may be parted by commas. */
  static BigDecimal number(String field, String cell) throws UnreadableCell {
    String text = cell.strip();
    if (NOTHING.contains(text)) {
      return null;
    }
    boolean isGrouped = GROUPED.matcher(text).matches();
    if (text.length() > LONGEST || !isGrouped && !NUMBER.matcher(text).matches()) {
      throw new UnreadableCell(ViolationCode.BAD_NUMBER, field, "a number", Violation.quote(text));
    }
    return new BigDecimal(isGrouped ? text.replace(",", "") : text);
  }

  static long whole(String field, String cell) throws UnreadableCell {
    BigDecimal number = number(field, cell);
    try {
      if (number != null) {
        return number.longValueExact();
      }
    } catch (ArithmeticException e) {
      // Told below.
    }
    throw new UnreadableCell(
        ViolationCode.BAD_NUMBER, field, "a whole number", Violation.quote(cell));
  }

  /** Splits a row of at least so many cells. */
  static List<String> cells(String row, int least) throws UnreadableCell {
    List<String> cells = CsvLine.split(row).getOrNull();
    if (cells == null || cells.size() < least) {
      throw new UnreadableCell(
          ViolationCode.BAD_LINE,
          "line",
          least + " columns",
          cells == null ? "an open quote" : String.valueOf(cells.size()));
    }
    return cells;
  }
}
