package io.stockstream.adapters.bigquery;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What an export may take.
 *
 * @param bytesBilled by one statement at most; BigQuery refuses it before it starts when it would
 *     bill more
 * @param patience how long a job may run before the export gives up on it; the job goes on, and the
 *     next export looks at it again
 * @param attempts of a request or a job that failed by no fault of ours, at least 1
 * @param dollarsPerTebibyte what a statement is billed on demand, for estimates
 */
public record BigQueryLimits(
    long bytesBilled, Duration patience, int attempts, BigDecimal dollarsPerTebibyte) {

  /** 100 GiB, half an hour, eight attempts, and the list price in the US. */
  public static final BigQueryLimits DEFAULT =
      new BigQueryLimits(100L << 30, Duration.ofMinutes(30), 8, new BigDecimal("6.25"));

  /**
   * @throws IllegalArgumentException when one of them is not above zero
   */
  public BigQueryLimits {
    if (bytesBilled <= 0
        || patience.isNegative()
        || patience.isZero()
        || attempts <= 0
        || dollarsPerTebibyte.signum() < 0) {
      throw new IllegalArgumentException(
          "bigquery limits: expected numbers above zero, was bytes %d, patience %s, attempts %d, price %s"
              .formatted(bytesBilled, patience, attempts, dollarsPerTebibyte));
    }
  }

  public BigQueryLimits withBytesBilled(long bytes) {
    return new BigQueryLimits(bytes, patience, attempts, dollarsPerTebibyte);
  }

  public BigQueryLimits withPatience(Duration longest) {
    return new BigQueryLimits(bytesBilled, longest, attempts, dollarsPerTebibyte);
  }
}
