package io.stockstream.ports.verify;

import io.stockstream.domain.merge.Position;
import io.stockstream.ports.store.OffsetRange;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How far a ledger has come in each partition. */
final class Consumed {

  private final Map<Integer, Long> until;

  Consumed(List<OffsetRange> known) {
    this.until =
        known.stream().collect(Collectors.toMap(OffsetRange::partition, OffsetRange::until));
  }

  boolean has(Position position) {
    return position.offset() < until.getOrDefault(position.partition(), 0L);
  }
}
