package io.stockstream.ports.warehouse;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.verify.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Snapshots of one table and store that travel together: staged at once, merged at once.
 *
 * @param snapshots at least one and at most {@link #MOST_DATES}, in the order of their dates, one a
 *     date
 */
public record Shipment(List<Snapshot> snapshots) {

  /** A job of BigQuery may change 4,000 partitions, of which there is one a date. */
  public static final int MOST_DATES = 1_000;

  /**
   * @throws IllegalArgumentException when there are none or too many, of two tables or stores, or
   *     not in the order of their dates
   */
  public Shipment {
    snapshots = List.copyOf(snapshots);
    if (snapshots.isEmpty() || snapshots.size() > MOST_DATES) {
      throw new IllegalArgumentException(
          "shipment: expected 1 to %d snapshots, was %d".formatted(MOST_DATES, snapshots.size()));
    }
    for (int i = 1; i < snapshots.size(); i++) {
      requireNext(snapshots.get(i - 1), snapshots.get(i));
    }
  }

  private static void requireNext(Snapshot before, Snapshot snapshot) {
    if (!snapshot.table().equals(before.table())
        || !snapshot.storeId().equals(before.storeId())
        || !snapshot.date().isAfter(before.date())) {
      throw new IllegalArgumentException(
          "shipment: expected a later date of the same table and store after %s, was %s"
              .formatted(before, snapshot));
    }
  }

  /** Returns one that travels alone. */
  public static Shipment of(Snapshot snapshot) {
    return new Shipment(List.of(snapshot));
  }

  /** Returns the name of the table. */
  public String table() {
    return snapshots.get(0).table();
  }

  public String storeId() {
    return snapshots.get(0).storeId();
  }

  public SortedSet<LocalDate> dates() {
    return snapshots.stream().map(Snapshot::date).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the dates from the first to the last; others may lie between them. */
  public DateRange range() {
    return new DateRange(snapshots.get(0).date(), snapshots.get(snapshots.size() - 1).date());
  }

  /**
   * Returns its name, in letters, digits and underscores. It is deterministic, and another one for
   * any other shipment.
   */
  public String name() {
    String identity =
        snapshots.stream()
            .map(s -> s.date() + " " + s.position() + " " + s.repeat())
            .collect(Collectors.joining("\n", storeId() + "\n", ""));
    return "%s_%s_%d_%s"
        .formatted(
            table(),
            DateTimeFormatter.BASIC_ISO_DATE.format(range().first()),
            snapshots.size(),
            new Sha256().ofRow(identity.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns the snapshot that it is, or {@code bars 2014-01-02 to 2016-12-30, 756 dates}. */
  @Override
  public String toString() {
    return snapshots.size() == 1
        ? snapshots.get(0).toString()
        : "%s %s to %s, %d dates"
            .formatted(table(), range().first(), range().last(), snapshots.size());
  }
}
