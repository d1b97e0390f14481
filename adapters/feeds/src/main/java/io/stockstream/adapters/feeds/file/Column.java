package io.stockstream.adapters.feeds.file;

import io.stockstream.domain.bar.Nearest;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
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
    return Nearest.to(name.toLowerCase(Locale.ROOT), headers()).get();
  }

  private static List<String> headers() {
    return Arrays.stream(values()).map(Column::header).toList();
  }
}
