package io.stockstream.adapters.duckdb;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Fence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/** Checks, within the transaction that writes, that no newer query has taken the fence. */
final class Fences {

  private Fences() {}

  static void check(Database database, DuckDBConnection connection, Fence fence)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(number) FROM fencing")) {
      row.next();
      long newest = row.getLong(1);
      if (newest > fence.number()) {
        throw new PortException(
            FailureKind.REJECTED,
            "store duckdb:%s: expected fence %d to be the newest, was %d; a newer query writes this store, stop this one"
                .formatted(database.path(), fence.number(), newest));
      }
    }
  }
}
