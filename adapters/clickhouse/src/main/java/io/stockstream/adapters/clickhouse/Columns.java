package io.stockstream.adapters.clickhouse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names and types of what is sent, in its order. Types are plain ones: the server makes enums and
 * dictionaries of them.
 */
record Columns(List<Column> list) {

  /** One of them. */
  record Column(String name, String type) {}

  /** Takes names and types by turns. */
  static Columns of(String... namesAndTypes) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      columns.add(new Column(namesAndTypes[i], namesAndTypes[i + 1]));
    }
    return new Columns(List.copyOf(columns));
  }

  Columns and(Columns more) {
    List<Column> columns = new ArrayList<>(list);
    columns.addAll(more.list);
    return new Columns(List.copyOf(columns));
  }

  /** Returns the names, as SQL. */
  String names() {
    return list.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
  }

  /** Returns the names as a table's, as SQL. */
  String namesOf(String table) {
    return list.stream()
        .map(column -> table + "." + quoted(column.name()))
        .collect(Collectors.joining(", "));
  }

  /** Returns names and types, as ClickHouse describes data that it is given. */
  String structure() {
    return list.stream()
        .map(column -> quoted(column.name()) + " " + column.type())
        .collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    return "`" + name + "`";
  }

  int size() {
    return list.size();
  }
}
