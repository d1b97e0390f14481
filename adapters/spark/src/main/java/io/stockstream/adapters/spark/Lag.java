package io.stockstream.adapters.spark;

import java.time.Duration;

/**
 * How far a stream is behind its log.
 *
 * @param records that the log holds and the ledger does not
 * @param batch the number of the one that is being stored; -1 when none is
 * @param batchFor how long it has been so far
 */
public record Lag(long records, long batch, Duration batchFor) {

  /** Returns {@code records=N batch=N for=Nms}. */
  @Override
  public String toString() {
    return "records=%d batch=%s for=%dms"
        .formatted(records, batch < 0 ? "-" : batch, batchFor.toMillis());
  }
}
