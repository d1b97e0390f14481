package io.stockstream.ports.usecase;

import io.stockstream.domain.merge.ClassCounts;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedSet;

/**
 * What a task tells of its part of a batch, once it is stored. Small: counts, no bars.
 *
 * @param classes of its inputs, by partition
 * @param dates see {@link io.stockstream.ports.store.LedgerEntry}
 * @param changedBars rows that it wrote
 * @param fromTheFuture inputs that are more than two minutes ahead of their append time
 */
public record TaskReport(
    Map<Integer, ClassCounts> classes,
    SortedSet<LocalDate> dates,
    long changedBars,
    long fromTheFuture)
    implements Serializable {}
