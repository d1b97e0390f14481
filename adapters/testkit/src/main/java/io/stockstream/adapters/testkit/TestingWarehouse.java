package io.stockstream.adapters.testkit;

import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.ColumnType;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Snapshot;
import io.stockstream.ports.warehouse.Warehouse;
import io.stockstream.ports.warehouse.WarehouseTable;
import io.stockstream.ports.warehouse.WarehouseTable.Kind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A warehouse, and what tests do with it in one word each. */
public final class TestingWarehouse implements AutoCloseable {

  public static final LocalDate MONDAY = LocalDate.parse("2026-01-05");
  public static final LocalDate TUESDAY = MONDAY.plusDays(1);

  /** A table with a column of every type and role. */
  public static final WarehouseTable QUOTES =
      new WarehouseTable(
          "test_quotes",
          "One row per name and instant.",
          Kind.VERSIONED,
          List.of(
              column("name", ColumnType.TEXT, true, Role.KEY),
              column("at", ColumnType.TIMESTAMP, true, Role.KEY),
              column("version", ColumnType.TEXT, true, Role.VERSION),
              column("amount", ColumnType.DECIMAL, false, Role.VALUE),
              column("trades", ColumnType.INTEGER, false, Role.VALUE),
              column("is_void", ColumnType.BOOLEAN, true, Role.VALUE),
              column("due", ColumnType.DATE, false, Role.VALUE),
              column("note", ColumnType.TEXT, false, Role.VALUE),
              column("booked_on", ColumnType.DATE, true, Role.DERIVED),
              column("said_by", ColumnType.TEXT, false, Role.LABEL)),
          "at",
          List.of("name"),
          Optional.of("amount"));

  /** A table whose rows may cease to be. */
  public static final WarehouseTable GAPS =
      new WarehouseTable(
          "test_gaps",
          "One row per name and date.",
          Kind.REPLACED,
          List.of(
              column("name", ColumnType.TEXT, true, Role.KEY),
              column("date", ColumnType.DATE, true, Role.KEY),
              column("minutes", ColumnType.INTEGER, true, Role.VALUE)),
          "date",
          List.of(),
          Optional.empty());

  private final Function<Path, Warehouse> opener;
  private final Path folder;
  private Warehouse warehouse;

  /**
   * Opens a warehouse.
   *
   * @param opener opens the same warehouse for the same folder
   */
  public TestingWarehouse(Function<Path, Warehouse> opener, Path folder) {
    this.opener = opener;
    this.folder = folder;
    this.warehouse = opener.apply(folder);
  }

  private static Column column(String name, ColumnType type, boolean required, Role role) {
    return new Column(name, type, required, role, "For tests.");
  }

  /** Returns a row of {@link #QUOTES} on Monday. */
  public static Row quote(String name, int version, String amount) {
    return quote(name, MONDAY.atTime(14, 30).toInstant(ZoneOffset.UTC), version, amount);
  }

  /** Likewise, at any time. */
  public static Row quote(String name, Instant at, int version, String amount) {
    return Row.of(
        name,
        at,
        "%032x".formatted(version),
        new BigDecimal(amount),
        7L,
        false,
        TUESDAY,
        "a note",
        MONDAY,
        "somebody");
  }

  /** Returns a row of {@link #GAPS} on Monday. */
  public static Row gap(String name, long minutes) {
    return gap(name, MONDAY, minutes);
  }

  /** Likewise, on any date. */
  public static Row gap(String name, LocalDate date, long minutes) {
    return Row.of(name, date, minutes);
  }

  /** Returns the name of a snapshot of Monday. */
  public static Snapshot snapshot(WarehouseTable table, long position) {
    return snapshot(table, MONDAY, position);
  }

  /** Likewise, of any date. */
  public static Snapshot snapshot(WarehouseTable table, LocalDate date, long position) {
    return new Snapshot("a-store", table.name(), date, position, 0);
  }

  /** Returns snapshots that travel together. */
  public static Shipment together(Snapshot... snapshots) {
    return new Shipment(List.of(snapshots));
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  /** Opens the same warehouse once more, beside this one. */
  public Warehouse openAnother() {
    return opener.apply(folder);
  }

  /** Closes the warehouse and opens it again. */
  public void reopen() {
    warehouse.close();
    warehouse = opener.apply(folder);
  }

  public void stage(WarehouseTable table, Snapshot snapshot, Row... rows) {
    stage(table, Shipment.of(snapshot), rows);
  }

  public void stage(WarehouseTable table, Shipment shipment, Row... rows) {
    warehouse.stage(table, shipment, consumer -> List.of(rows).forEach(consumer));
  }

  /** Returns the digest of what is staged of one date; empty when nothing is. */
  public Optional<RowsDigest> staged(WarehouseTable table, Snapshot snapshot) {
    return Optional.ofNullable(warehouse.staged(table, Shipment.of(snapshot)).get(snapshot.date()));
  }

  public MergeCounts merge(WarehouseTable table, Snapshot snapshot) {
    return warehouse.merge(table, Shipment.of(snapshot));
  }

  /** Stages and merges. */
  public MergeCounts export(WarehouseTable table, Snapshot snapshot, Row... rows) {
    return export(table, Shipment.of(snapshot), rows);
  }

  /** Likewise. */
  public MergeCounts export(WarehouseTable table, Shipment shipment, Row... rows) {
    stage(table, shipment, rows);
    return warehouse.merge(table, shipment);
  }

  /** Returns what stands on a date: every column of every row as text, sorted. */
  public List<String> rows(WarehouseTable table, LocalDate date) {
    List<String> found = new ArrayList<>();
    warehouse.read(table, date, row -> found.add(text(table, row)));
    return found.stream().sorted().toList();
  }

  /** Returns every column of a row as text. */
  public static String text(WarehouseTable table, Row row) {
    List<String> texts = new ArrayList<>();
    for (Column column : table.columns()) {
      Object value = row.value(table.indexOf(column.name()));
      texts.add(column.name() + "=" + (value == null ? "NULL" : column.type().text(value)));
    }
    return String.join("|", texts);
  }

  /** Returns every column of some rows as text, sorted. */
  public static List<String> texts(WarehouseTable table, Row... rows) {
    return Stream.of(rows).map(row -> text(table, row)).sorted().toList();
  }

  public RowsDigest digest(WarehouseTable table, LocalDate date) {
    return warehouse.digest(table, List.of(date)).get(date);
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
