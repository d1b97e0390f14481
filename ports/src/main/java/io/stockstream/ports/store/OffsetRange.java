package io.stockstream.ports.store;

import io.stockstream.domain.merge.Position;
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

  /** Says whether a position of the same log is in its partition and before its end. */
  public boolean reachesBeyond(Position position) {
    return position.partition() == partition && position.offset() < until;
  }
}
