package io.stockstream.domain.merge;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a record stands in the log; identifies it for ever.
 *
 * @param topic of the log
 * @param partition of the topic
 * @param offset in the partition
 */
public record Position(String topic, int partition, long offset)
    implements Comparable<Position>, Serializable {

  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::topic)
          .thenComparingInt(Position::partition)
          .thenComparingLong(Position::offset);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  /** Returns for example {@code bars/3/1042}. */
  @Override
  public String toString() {
    return topic + "/" + partition + "/" + offset;
  }
}
