package io.stockstream.adapters.clickhouse;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A statement, what its parameters are, and tables that go along with it. Parameters are data: they
 * are never part of the SQL.
 */
record Query(String sql, Map<String, String> parameters, Map<String, Rows> tables) {

  static Query of(String sql) {
    return new Query(sql, Map.of(), Map.of());
  }

  /** Binds {@code {name:String}}. */
  Query with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, escaped(value));
    return new Query(sql, more, tables);
  }

  /** Binds {@code {name:Int64}}. */
  Query with(String name, long value) {
    return with(name, Long.toString(value));
  }

  /** Sends rows along, which the SQL reads like a table. */
  Query with(String name, Rows rows) {
    Map<String, Rows> more = new LinkedHashMap<>(tables);
    more.put(name, rows);
    return new Query(sql, parameters, more);
  }

  /** The server reads a parameter as it reads a tab-separated value. */
  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\0", "\\0");
  }
}
