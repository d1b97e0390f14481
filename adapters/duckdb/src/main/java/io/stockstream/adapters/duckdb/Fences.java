package io.stockstream.adapters.duckdb;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.Fencing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Lock;

/** The right to write: taken by one, checked by all. */
record Fences(Database database) implements Fencing {

  private static final String TAKE =
      "INSERT INTO fencing SELECT coalesce(max(number), 0) + 1 FROM fencing RETURNING number";

  /** What is written by right of a fence. */
  @FunctionalInterface
  interface Writing {
    void run() throws SQLException;
  }

  @Override
  public Fence take() {
    Lock alone = database.opened().fence().writeLock();
    alone.lock();
    try {
      return new Fence(number(TAKE));
    } finally {
      alone.unlock();
    }
  }

  /** Writes if no newer query has taken the fence; and none takes it meanwhile. */
  void guard(Fence fence, Writing writing) throws SQLException {
    Lock shared = database.opened().fence().readLock();
    shared.lock();
    try {
      requireNewest(fence);
      writing.run();
    } finally {
      shared.unlock();
    }
  }

  private void requireNewest(Fence fence) {
    long newest = number("SELECT coalesce(max(number), 0) FROM fencing");
    if (newest > fence.number()) {
      throw new PortException(
          FailureKind.REJECTED,
          "store duckdb:%s: expected fence %d to be the newest, was %d; a newer query writes this store, stop this one"
              .formatted(database.path(), fence.number(), newest));
    }
  }

  private long number(String sql) {
    return database.read(
        "fencing",
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
          }
        });
  }
}
