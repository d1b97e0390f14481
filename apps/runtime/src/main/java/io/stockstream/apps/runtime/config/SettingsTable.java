package io.stockstream.apps.runtime.config;

import io.vavr.Function1;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Renders the effective settings in aligned columns. */
final class SettingsTable {

  private record Row(String key, String value, String source) {}

  private SettingsTable() {}

  static String of(Seq<ConfigKey<?>> keys, Function1<ConfigKey<?>, Option<Setting>> effective) {
    Seq<Row> rows = keys.map(key -> row(key, effective.apply(key)));
    int keyWidth = width(rows.map(Row::key));
    int valueWidth = width(rows.map(Row::value));
    return rows.map(row -> pad(row.key, keyWidth) + pad(row.value, valueWidth) + row.source)
        .mkString("\n");
  }

  private static Row row(ConfigKey<?> key, Option<Setting> setting) {
    return setting
        .map(s -> new Row(key.name(), key.shown(s.text()), s.source().toString()))
        .getOrElse(() -> new Row(key.name(), "-", "not set"));
  }

  private static int width(Seq<String> column) {
    return column.map(String::length).max().getOrElse(0) + 2;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
