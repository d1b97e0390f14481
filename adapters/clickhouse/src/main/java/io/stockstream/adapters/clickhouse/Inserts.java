package io.stockstream.adapters.clickhouse;

import io.stockstream.ports.store.Fence;

/**
 * Inserts by right of a fence: one statement and one block each, so all of its rows or none.
 *
 * @param fence whose
 */
record Inserts(Server server, Fences fences, Fence fence) {

  /** Inserts rows as they are. */
  void into(String table, EncodedRows rows) {
    into(table, rows, "", "", "");
  }

  /**
   * Inserts rows.
   *
   * @param names of more columns, as SQL, with a comma before each
   * @param values of them, likewise
   * @param condition on each row, as SQL, with an AND before it; what fails it is left out
   */
  void into(String table, EncodedRows rows, String names, String values, String condition) {
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
    String doing = "writing " + table;
    try {
      Insert insert = new Insert(sql, token(table, rows), fences.insertsName());
      server.insert(doing, insert, rows.block());
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
  private String token(String table, EncodedRows rows) {
    return table + "-" + fence.number() + "-" + rows.hash();
  }
}
