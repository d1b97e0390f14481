package io.stockstream.adapters.spark;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.OffsetRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Compares a checkpoint with the store before a query starts. A store that is behind (restored from
 * a backup, deleted, or another one) would silently miss what the checkpoint takes for done.
 *
 * @param checkpoint Spark's word
 * @param ledger the store's word
 */
record StartingPoint(Checkpoint checkpoint, Ledger ledger) {

  /**
   * @throws PortException MISCONFIGURED when the store is behind its checkpoint and may not rewind
   */
  void check(BarStreamConfig config) {
    Optional<String> behind = behind();
    if (behind.isPresent() && !config.rewind()) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "checkpoint %s: expected batch %s in the store's ledger, was not there; the store is behind (restored, deleted, or another one): start with --rewind to go back to what it knows"
              .formatted(config.checkpoint(), behind.get()));
    }
    if (behind.isPresent()) {
      checkpoint.setAside();
    }
  }

  /** Names the batch that Spark takes for done and the store does not know. */
  private Optional<String> behind() {
    OptionalLong last = checkpoint.lastCommitted();
    if (last.isEmpty()) {
      return Optional.empty();
    }
    BatchId batch = new BatchId(checkpoint.queryId().orElseThrow(), last.getAsLong());
    List<OffsetRange> logged = checkpoint.ranges(batch.number());
    boolean known = ledger.find(batch).map(LedgerEntry::ranges).filter(logged::equals).isPresent();
    return known ? Optional.empty() : Optional.of(batch.toString());
  }

  /**
   * Returns where a query without a checkpoint starts, in Spark's words: where the store's
   * knowledge of the topic ends, and at the beginning of what it does not know.
   */
  String startingOffsets(String topic, List<Integer> partitions) {
    Map<Integer, Long> known = new TreeMap<>();
    ledger.known(topic).forEach(range -> known.put(range.partition(), range.until()));
    if (known.isEmpty()) {
      return "earliest";
    }
    StringBuilder json = new StringBuilder();
    for (int partition : partitions) {
      json.append(json.isEmpty() ? "" : ",")
          .append('"')
          .append(partition)
          .append("\":")
          .append(known.getOrDefault(partition, EARLIEST));
    }
    return "{\"" + topic + "\":{" + json + "}}";
  }

  private static final long EARLIEST = -2;
}
