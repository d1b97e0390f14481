package io.stockstream.adapters.testkit;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.DigestDates;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.SchemaDrift;
import io.stockstream.ports.warehouse.SchemaDrift.Declared;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Snapshot;
import io.stockstream.ports.warehouse.WarehouseTable;
import io.stockstream.ports.warehouse.WarehouseTable.Kind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What a {@link MemoryWarehouse} holds. One lock. */
final class MemoryWarehouseState {

  private static final Map<String, MemoryWarehouseState> BY_NAME = new ConcurrentHashMap<>();

  private final String name;
  private final Map<String, WarehouseTable> tables = new HashMap<>();
  private final Map<Place, Map<List<Object>, Row>> standing = new HashMap<>();
  private final Map<Place, Snapshot> merged = new HashMap<>();
  private final Map<Place, ExportMark> marks = new HashMap<>();
  private final Map<Shipment, List<Row>> staged = new HashMap<>();

  /** A date of a table. */
  private record Place(String table, LocalDate date) {

    static Place of(Snapshot snapshot) {
      return new Place(snapshot.table(), snapshot.date());
    }
  }

  private MemoryWarehouseState(String name) {
    this.name = name;
  }

  static MemoryWarehouseState named(String name) {
    return BY_NAME.computeIfAbsent(name, MemoryWarehouseState::new);
  }

  String name() {
    return "memory:" + name;
  }

  synchronized void check(List<WarehouseTable> expected) {
    SchemaDrift drift = new SchemaDrift();
    for (WarehouseTable table : expected) {
      WarehouseTable there = tables.get(table.name());
      if (there != null) {
        drift.columns(table.name(), declared(table), declared(there));
        drift.property(table + " partitioned by", table.partitionedBy(), there.partitionedBy());
      }
    }
    drift.requireNone(name());
  }

  private static List<Declared> declared(WarehouseTable table) {
    return table.columns().stream()
        .map(column -> new Declared(column.name(), column.type().name(), column.required()))
        .toList();
  }

  synchronized void prepare(List<WarehouseTable> wanted) {
    check(wanted);
    wanted.forEach(table -> tables.put(table.name(), table));
  }

  private void requirePrepared(String table) {
    if (!tables.containsKey(table)) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "warehouse %s: expected a table %s, was none; prepare it first".formatted(name(), table));
    }
  }

  synchronized SortedMap<LocalDate, ExportMark> marks(WarehouseTable table) {
    SortedMap<LocalDate, ExportMark> found = new TreeMap<>();
    marks.forEach(
        (place, mark) -> {
          if (place.table().equals(table.name())) {
            found.put(place.date(), mark);
          }
        });
    return found;
  }

  synchronized SortedMap<LocalDate, RowsDigest> staged(WarehouseTable table, Shipment shipment) {
    List<Row> rows = staged.get(shipment);
    return rows == null ? new TreeMap<>() : DigestDates.of(table, shipment.dates(), rows::forEach);
  }

  synchronized void stage(Shipment shipment, List<Row> rows) {
    requirePrepared(shipment.table());
    staged.put(shipment, List.copyOf(rows));
  }

  synchronized MergeCounts merge(WarehouseTable table, Shipment shipment) {
    requirePrepared(table.name());
    List<Row> rows = staged.get(shipment);
    if (rows == null) {
      throw new PortException(
          FailureKind.RETRYABLE,
          "warehouse %s: expected %s to be staged, was not; another export was quicker, or stage it again"
              .formatted(name(), shipment));
    }
    MergeCounts counts = MergeCounts.NONE;
    for (Snapshot snapshot : shipment.snapshots()) {
      List<Row> ofDate =
          rows.stream().filter(row -> table.dateOf(row).equals(snapshot.date())).toList();
      counts =
          counts.plus(
              table.kind() == Kind.VERSIONED
                  ? revise(table, snapshot, ofDate)
                  : replace(table, snapshot, ofDate));
    }
    return counts;
  }

  private MergeCounts revise(WarehouseTable table, Snapshot snapshot, List<Row> rows) {
    Map<List<Object>, Row> there =
        standing.computeIfAbsent(Place.of(snapshot), place -> new LinkedHashMap<>());
    long inserted = 0;
    long updated = 0;
    for (Row row : rows) {
      Row before = there.get(key(table, row));
      if (before == null || isGreater(table, row, before)) {
        there.put(key(table, row), row);
        inserted += before == null ? 1 : 0;
        updated += before == null ? 0 : 1;
      }
    }
    return new MergeCounts(inserted, updated, 0);
  }

  private static boolean isGreater(WarehouseTable table, Row row, Row before) {
    int version = table.indexOf(table.columns(Role.VERSION).get(0).name());
    int order = ((String) row.value(version)).compareTo((String) before.value(version));
    return order > 0
        || order == 0
            && table.columns(Role.DERIVED).stream()
                .map(column -> table.indexOf(column.name()))
                .anyMatch(i -> !Objects.equals(row.value(i), before.value(i)));
  }

  private MergeCounts replace(WarehouseTable table, Snapshot snapshot, List<Row> rows) {
    Place place = Place.of(snapshot);
    Snapshot before = merged.get(place);
    if (before != null && before.isLaterThan(snapshot)) {
      return MergeCounts.NONE;
    }
    Map<List<Object>, Row> old = standing.getOrDefault(place, Map.of());
    Map<List<Object>, Row> now = new LinkedHashMap<>();
    rows.forEach(row -> now.put(key(table, row), row));
    long updated =
        now.keySet().stream()
            .filter(key -> old.containsKey(key) && !old.get(key).equals(now.get(key)))
            .count();
    long inserted = now.keySet().stream().filter(key -> !old.containsKey(key)).count();
    long deleted = old.keySet().stream().filter(key -> !now.containsKey(key)).count();
    standing.put(place, now);
    merged.put(place, snapshot);
    return new MergeCounts(inserted, updated, deleted);
  }

  private static List<Object> key(WarehouseTable table, Row row) {
    return table.columns(Role.KEY).stream()
        .map(Column::name)
        .map(table::indexOf)
        .map(row::value)
        .toList();
  }

  synchronized List<Row> rows(WarehouseTable table, LocalDate date) {
    return List.copyOf(standing.getOrDefault(new Place(table.name(), date), Map.of()).values());
  }

  synchronized SortedMap<LocalDate, RowsDigest> digest(
      WarehouseTable table, Collection<LocalDate> dates) {
    DigestDates digest = new DigestDates(table, dates);
    dates.forEach(date -> rows(table, date).forEach(digest));
    return digest.result();
  }

  synchronized void remember(List<ExportMark> all) {
    for (ExportMark mark : all) {
      marks.merge(
          Place.of(mark.snapshot()),
          mark,
          (before, now) -> now.snapshot().isLaterThan(before.snapshot()) ? now : before);
    }
  }

  synchronized void discard(Shipment shipment) {
    staged.remove(shipment);
  }
}
