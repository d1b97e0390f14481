package io.stockstream.ports.store;

import io.stockstream.domain.merge.Account;
import io.stockstream.domain.merge.ClassCounts;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What the ledger says of a batch that is stored as a whole.
 *
 * @param batch which
 * @param ranges what it consumed, one a partition, as the stream logged it before it ran
 * @param classes of what was consumed, by partition
 * @param dates UTC dates of every bar it stated, roll-up it judged or heartbeat: the change feed
 */
public record LedgerEntry(
    BatchId batch,
    List<OffsetRange> ranges,
    Map<Integer, ClassCounts> classes,
    SortedSet<LocalDate> dates)
    implements Serializable {

  /** Returns the account of this batch. */
  public Account account() {
    long consumed = ranges.stream().mapToLong(OffsetRange::size).sum();
    ClassCounts counts = classes.values().stream().reduce(ClassCounts.NONE, ClassCounts::plus);
    return new Account(consumed, counts);
  }
}
