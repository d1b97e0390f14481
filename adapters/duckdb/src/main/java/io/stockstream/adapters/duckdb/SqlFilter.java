package io.stockstream.adapters.duckdb;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Conditions: fixed text, and the values to bind, one a question mark. One thread. */
final class SqlFilter {

  private final StringBuilder sql = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  void and(String condition, Object... bound) {
    sql.append(" AND ").append(condition);
    Collections.addAll(values, bound);
  }

  /** Returns the conditions, each after an AND. */
  String sql() {
    return sql.toString();
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }
}
