package io.stockstream.adapters.clickhouse;

import io.stockstream.ports.store.Fence;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Inserts by right of a fence: one statement and one block each, so all of its rows or none.
 *
 * @param fence whose
 */
record Inserts(Server server, Fences fences, Fence fence) {

  /** Inserts rows as they are. */
  void into(String table, Rows rows) {
    into(table, rows, "", "", "");
  }

  /**
   * Inserts rows.
   *
   * @param names of more columns, as SQL, with a comma before each
   * @param values of them, likewise
   * @param condition on each row, as SQL, with an AND before it; what fails it is left out
   */
  void into(String table, Rows rows, String names, String values, String condition) {
    if (rows.count() == 0) {
      return;
    }
    String columns = rows.columns().names();
    String sql =
        Sql.of(
            "INSERT INTO %s (%s%s) SELECT %s%s FROM input('%s') WHERE %s%s FORMAT Native",
            table,
            columns,
            names,
            columns,
            values,
            rows.columns().structure().replace("'", "\\'"),
            Sql.of(Fences.IS_NEWEST, fence.number()),
            condition);
    send("writing " + table, table, sql, rows.toBlock());
  }

  private void send(String doing, String table, String sql, byte[] block) {
    try {
      server.insert(doing, new Insert(sql, token(table, block), fences.insertsName()), block);
    } catch (ServerError e) {
      throw e.code() == ServerError.CONDITION_FAILED
          ? fences.refused(fence)
          : Translate.translate(server.address(), doing, e);
    }
  }

  /**
   * The same rows by the same fence are the same insert. Not by another: rows may have been removed
   * meanwhile, and a replay brings them back.
   */
  private String token(String table, byte[] block) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(block);
      return table + "-" + fence.number() + "-" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Invariant: every JVM has SHA-256", e);
    }
  }
}
