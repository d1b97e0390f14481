package io.stockstream.adapters.reference;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns that a file of instruments may have. */
enum Column {
  SYMBOL(true),
  VENUE(true),
  ASSET_CLASS(true),
  CALENDAR(true),
  BASE(false),
  RUNGS(false),
  PRICES(false),
  SOURCES(false),
  EDITION(false);

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

  static List<String> headers() {
    return Arrays.stream(values()).map(Column::header).toList();
  }

  static Option<Column> named(String header) {
    return Option.ofOptional(
        Arrays.stream(values()).filter(column -> column.header().equals(header)).findFirst());
  }
}
