package io.stockstream.ports.store;

import java.io.Serializable;

/**
 * A stretch of one partition of the log.
 *
 * @param topic of the log
 * @param partition of the topic
 * @param from first offset in it
 * @param until first offset after it
 */
public record OffsetRange(String topic, int partition, long from, long until)
    implements Serializable {

  public long size() {
    return until - from;
  }
}
