package io.stockstream.apps.benchmarks;

import java.util.List;
import java.util.Locale;

/** What a server's query log says of one database's queries, from the moment that this is made. */
final class ServerNotes {

  private static final double MICROS_A_MILLI = 1e3;
  private static final double KIB = 1024;

  private static final String NOTED =
      """
      SELECT
        sumIf(read_rows, query_kind = 'Select'), sumIf(read_bytes, query_kind = 'Select'),
        sumIf(processor, query_kind = 'Select'), sumIf(processor, query_kind = 'Insert')
      FROM (
        SELECT query_kind, read_rows, read_bytes,
          ProfileEvents['UserTimeMicroseconds'] + ProfileEvents['SystemTimeMicroseconds'] AS processor
        FROM system.query_log
        WHERE type = 'QueryFinish' AND current_database = '%s'
          AND query_start_time_microseconds >= toDateTime64('%s', 6, 'UTC'))
      """;

  private final ServerSql anywhere;
  private final String database;
  private final String from;

  ServerNotes(Databases databases, String database) {
    this.anywhere = new ServerSql(databases.address("default"));
    this.database = database;
    this.from = anywhere.rows("SELECT now64(6, 'UTC')").get(0).get(0);
  }

  /**
   * What one of so many took, on average.
   *
   * @param rowsRead by queries
   * @param bytesRead by queries, uncompressed
   * @param readMillis of processor time for queries
   * @param writeMillis of processor time for inserts
   */
  record Share(double rowsRead, double bytesRead, double readMillis, double writeMillis) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "each %,.0f rows read, %,.0f KiB, server's processor %.1f ms reading, %.1f ms writing",
          rowsRead,
          bytesRead / KIB,
          readMillis,
          writeMillis);
    }
  }

  Share share(int count) {
    anywhere.run("SYSTEM FLUSH LOGS query_log");
    List<Double> noted =
        anywhere.rows(NOTED.formatted(database, from)).get(0).stream()
            .map(each -> Double.parseDouble(each) / count)
            .toList();
    return new Share(
        noted.get(0), noted.get(1), noted.get(2) / MICROS_A_MILLI, noted.get(3) / MICROS_A_MILLI);
  }
}
