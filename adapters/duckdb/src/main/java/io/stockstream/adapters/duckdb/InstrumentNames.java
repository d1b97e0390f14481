package io.stockstream.adapters.duckdb;

import io.stockstream.domain.bar.InstrumentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/**
 * The names of all instruments of a store, and their numbers in it.
 *
 * @param byNumber names
 * @param byName numbers
 */
record InstrumentNames(Map<Integer, InstrumentId> byNumber, Map<InstrumentId, Integer> byName) {

  static InstrumentNames read(DuckDBConnection connection) throws SQLException {
    Map<Integer, InstrumentId> byNumber = new HashMap<>();
    Map<InstrumentId, Integer> byName = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT instrument_id, symbol, venue FROM instruments")) {
      while (row.next()) {
        InstrumentId name = new InstrumentId(row.getString(2), row.getString(3));
        byNumber.put(row.getInt(1), name);
        byName.put(name, row.getInt(1));
      }
    }
    return new InstrumentNames(byNumber, byName);
  }

  InstrumentId nameOf(int number) {
    return byNumber.get(number);
  }

  /** Leaves out those that the store does not know. */
  List<Integer> numbersOf(Collection<InstrumentId> names) {
    return names.stream().map(byName::get).filter(number -> number != null).toList();
  }
}
