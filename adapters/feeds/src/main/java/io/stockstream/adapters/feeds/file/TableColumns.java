package io.stockstream.adapters.feeds.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which column of somebody's CSV is where.
 *
 * @param positions by our name
 * @param count how many there are
 */
record TableColumns(Map<String, Integer> positions, int count) {

  static final String TIME = "time";
  static final String TIME_OF_DAY = "time of day";
  static final String OPEN = "open";
  static final String HIGH = "high";
  static final String LOW = "low";
  static final String CLOSE = "close";
  static final String VOLUME = "volume";

  /** The best name first: a date goes before a time of day. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          TIME,
              List.of(
                  "timestamp",
                  "datetime",
                  "date",
                  "time",
                  "open_time",
                  "gmt time",
                  "unix",
                  "start",
                  "window_start",
                  "t"),
          OPEN, List.of("open", "o"),
          HIGH, List.of("high", "h", "max"),
          LOW, List.of("low", "l", "min"),
          CLOSE, List.of("close", "c", "last", "price"),
          VOLUME, List.of("volume", "vol", "v", "tick_volume"));

  static TableColumns of(About about, String header) {
    String text = header.startsWith("\uFEFF") ? header.substring(1) : header;
    List<String> names = CsvLine.split(text).getOrElse(() -> List.of(text));
    List<String> plain = names.stream().map(TableColumns::plain).toList();
    Map<String, Integer> positions = new HashMap<>();
    NAMES.forEach((ours, theirs) -> place(ours, theirs, plain, positions));
    int date = plain.indexOf("date");
    if (date >= 0 && plain.contains("time")) {
      positions.put(TIME, date);
      positions.put(TIME_OF_DAY, plain.indexOf("time"));
    }
    require(about, positions, header);
    return new TableColumns(positions, names.size());
  }

  /** {@code AAPL.Open}, {@code <OPEN>} and {@code "Open "} are all the same. */
  private static String plain(String name) {
    String text = name.strip().toLowerCase(Locale.ROOT).replaceAll("[<>]", "");
    return text.substring(text.lastIndexOf('.') + 1);
  }

  private static void place(
      String ours, List<String> theirs, List<String> plain, Map<String, Integer> positions) {
    theirs.stream()
        .filter(plain::contains)
        .findFirst()
        .ifPresent(name -> positions.put(ours, plain.indexOf(name)));
  }

  private static void require(About about, Map<String, Integer> positions, String header) {
    List<String> missing = new ArrayList<>(List.of(TIME, OPEN, HIGH, LOW, CLOSE));
    missing.removeAll(positions.keySet());
    if (!missing.isEmpty()) {
      String shown = header.length() > 120 ? header.substring(0, 120) + "…" : header;
      throw about.rejected(
          "expected a header with columns for %s, was '%s'"
              .formatted(String.join(", ", missing), shown));
    }
  }

  /** Returns an empty text where there is no such column. */
  String text(String column, List<String> cells) {
    Integer position = positions.get(column);
    return position == null ? "" : cells.get(position);
  }

  BigDecimal number(String column, List<String> cells) throws UnreadableCell {
    return Numbers.number(column, text(column, cells));
  }
}
