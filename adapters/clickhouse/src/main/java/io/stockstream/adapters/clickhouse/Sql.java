package io.stockstream.adapters.clickhouse;

import java.util.Locale;

/** Puts numbers and our own names into SQL, in no language's digits; data goes as parameters. */
final class Sql {

  private Sql() {}

  static String of(String template, Object... values) {
    return String.format(Locale.ROOT, template, values);
  }
}
