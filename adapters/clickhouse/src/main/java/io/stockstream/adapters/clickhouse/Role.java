package io.stockstream.adapters.clickhouse;

import java.util.Locale;

/** What somebody may do in a store; {@code roles.sql} says it in full. */
public enum Role {
  /** Makes and changes tables and views. */
  MIGRATE,
  /** Reads and writes what the stream does. */
  INGEST,
  /** Reads bars, and the ledger that says which changed. */
  EXPORT,
  /** Reads the views, for some time and in some memory. */
  DASHBOARD;

  /** Returns what the server calls it, such as {@code market_ingest}. */
  public String in(String database) {
    return database + "_" + name().toLowerCase(Locale.ROOT);
  }
}
