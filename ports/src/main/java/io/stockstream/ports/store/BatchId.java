package io.stockstream.ports.store;

import java.io.Serializable;

/**
 * Identifies a batch. A batch number alone would restart at 0 with a new checkpoint.
 *
 * @param queryId of the checkpoint that numbers the batches
 * @param number from 0, without gaps
 */
public record BatchId(String queryId, long number) implements Serializable {

  /** Returns for example {@code 6f1c…/42}. */
  @Override
  public String toString() {
    return queryId + "/" + number;
  }
}
