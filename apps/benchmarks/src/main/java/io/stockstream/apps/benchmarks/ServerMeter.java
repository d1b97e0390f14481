package io.stockstream.apps.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a ClickHouse server does for one database from the moment that this is made. */
final class ServerMeter {

  private static final double NANOS_A_MICRO = 1e3;

  private static final String ROWS =
      "SELECT sum(value) FROM system.events WHERE event = 'MergeTreeDataWriterRows'";

  /** Every part that an insert makes has the next number of its table. */
  private static final String PARTS =
      """
      SELECT sum(made) FROM (
        SELECT max(max_block_number) AS made FROM system.parts
        WHERE database = currentDatabase() GROUP BY table)
      """;

  private static final String TABLES =
      """
      SELECT table, sum(rows), sum(bytes_on_disk), count() FROM system.parts
      WHERE active AND database = currentDatabase() GROUP BY table ORDER BY table
      """;

  private final Databases databases;
  private final ServerSql sql;
  private final long rowsBefore;
  private final Duration processorBefore;

  /**
   * @param database new, so that all of its parts are of the time that is measured
   */
  ServerMeter(Databases databases, String database) {
    this.databases = databases;
    this.sql = new ServerSql(databases.address(database));
    this.rowsBefore = sql.number(ROWS);
    this.processorBefore = processor();
  }

  private Duration processor() {
    return ProcessHandle.of(databases.server().pid())
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow();
  }

  /**
   * What was done.
   *
   * @param rows inserted into tables on disk, of this database and of the server's own query log
   * @param parts that inserts made, in all tables
   * @param processorMicros that the server took, merges included as far as they were done
   */
  record Done(long rows, long parts, double processorMicros) {}

  Done done() {
    return new Done(
        sql.number(ROWS) - rowsBefore,
        sql.number(PARTS),
        processor().minus(processorBefore).toNanos() / NANOS_A_MICRO);
  }

  /** Merges every table into one part a partition, and returns how many bytes all take. */
  long bytesMerged() {
    long bytes = 0;
    for (List<String> table : sql.rows(TABLES)) {
      sql.run("OPTIMIZE TABLE " + table.get(0) + " FINAL");
    }
    for (List<String> table : sql.rows(TABLES)) {
      long rows = Long.parseLong(table.get(1));
      bytes += Long.parseLong(table.get(2));
      System.out.printf(
          Locale.ROOT,
          "%s: %,d rows, %.1f bytes each, in %s parts%n",
          table.get(0),
          rows,
          Double.parseDouble(table.get(2)) / rows,
          table.get(3));
    }
    return bytes;
  }
}
