package io.stockstream.adapters.feeds.file;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** The columns that a file of bars may have. */
enum Column {
  SYMBOL(true),
  ASSET_CLASS(true),
  SOURCE(true),
  TIMEFRAME(true),
  OPEN_TIME(true),
  OPEN(true),
  HIGH(true),
  LOW(true),
  CLOSE(true),
  VOLUME(true),
  VENUE(false),
  TURNOVER(false),
  VWAP(false),
  TRADE_COUNT(false),
  STATE(false);

  private final boolean required;

  Column(boolean required) {
    this.required = required;
  }

  boolean isRequired() {
    return required;
  }

  /** Returns the name in a header. */
  String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Option<Column> named(String header) {
    return Option.ofOptional(
        Arrays.stream(values()).filter(column -> column.header().equals(header)).findFirst());
  }

  /** Returns the header that the fewest edits turn a name into. */
  static String nearest(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .map(Column::header)
        .min(Comparator.comparingInt(header -> distance(word, header)))
        .orElseThrow();
  }

  /** Levenshtein's, one row at a time. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
