package io.stockstream.adapters.bigquery;

import io.stockstream.ports.warehouse.ColumnType;
import io.stockstream.ports.warehouse.Estimate;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What an export takes, about. Loads are free; a merge reads the dates in the table and what is
 * staged, and each of them is read once more for its digest. A statement is billed for 10 MB of
 * each table at least.
 */
final class Costs {

  private static final long LEAST_BYTES = 10L << 20;
  private static final BigDecimal TEBIBYTE = BigDecimal.valueOf(1L << 40);
  private static final int DIGITS_OF_A_DOLLAR = 4;

  /**
   * Of a line of NDJSON after gzip, as {@code UploadedBytesTest} measures it on real minutes and
   * their roll-ups; it costs nothing, and is told to plan with.
   */
  private static final long UPLOADED_BYTES_A_ROW = 27;

  private Costs() {}

  static Estimate of(WarehouseTable table, long rows, long there, BigQueryLimits limits) {
    long staged = rows * storedBytes(table);
    long scanned = 2 * (atLeast(there + staged) + atLeast(staged));
    BigDecimal dollars =
        limits
            .dollarsPerTebibyte()
            .multiply(BigDecimal.valueOf(scanned))
            .divide(TEBIBYTE, DIGITS_OF_A_DOLLAR, RoundingMode.UP);
    return new Estimate(rows * UPLOADED_BYTES_A_ROW, scanned, Optional.of(dollars));
  }

  private static long atLeast(long bytes) {
    return Math.max(LEAST_BYTES, bytes);
  }

  /** By the sizes that BigQuery reckons with; a text has two bytes more than its characters. */
  private static long storedBytes(WarehouseTable table) {
    return table.columns().stream().mapToLong(column -> storedBytes(column.type())).sum();
  }

  private static long storedBytes(ColumnType type) {
    return switch (type) {
      case TEXT -> 12;
      case DECIMAL -> 32;
      case DATE, TIMESTAMP, INTEGER -> 8;
      case BOOLEAN -> 1;
    };
  }
}
