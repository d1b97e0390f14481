package io.stockstream.adapters.bigquery;

import static io.stockstream.ports.warehouse.ColumnType.DATE;
import static io.stockstream.ports.warehouse.ColumnType.INTEGER;
import static io.stockstream.ports.warehouse.ColumnType.TEXT;
import static io.stockstream.ports.warehouse.ColumnType.TIMESTAMP;

import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.ColumnType;
import io.stockstream.ports.warehouse.WarehouseTable;
import io.stockstream.ports.warehouse.WarehouseTable.Kind;
import java.util.List;
import java.util.Optional;

/** The tables of our own household. They are small: a row per table and date, no partitions. */
final class HouseTables {

  /** The ledger of exports, of which there is the latest per table and date. */
  static final WarehouseTable MARKS =
      table(
          "export_marks",
          "The latest snapshot of each table and date that is exported.",
          List.of(
              column("table_name", TEXT, Role.KEY, "Which table."),
              column("date", DATE, Role.KEY, "Which date, UTC."),
              column("store_id", TEXT, Role.VALUE, "The store that the snapshot is of."),
              column("position", INTEGER, Role.VALUE, "Of the store's ledger."),
              column("repeat", INTEGER, Role.VALUE, "How often it was repaired."),
              column("row_count", INTEGER, Role.VALUE, "Rows that then stood on the date."),
              column("total", TEXT, Role.VALUE, "Sum of the table's measure; a checksum."),
              column("hash", TEXT, Role.VALUE, "Of the rows, in whatever order."),
              column("exported_at", TIMESTAMP, Role.VALUE, "By the exporter's clock.")));

  /**
   * How new what stands on a date is, of tables that are replaced, so that no older one is taken.
   */
  static final WarehouseTable REPLACED =
      table(
          "replaced_dates",
          "The latest snapshot that took the place of the rows of a table and date.",
          List.of(
              column("table_name", TEXT, Role.KEY, "Which table."),
              column("date", DATE, Role.KEY, "Which date, UTC."),
              column("position", INTEGER, Role.VALUE, "Of the store's ledger."),
              column("repeat", INTEGER, Role.VALUE, "How often it was repaired."),
              column("shipment", TEXT, Role.VALUE, "The one that it came with.")));

  static final List<WarehouseTable> ALL = List.of(MARKS, REPLACED);

  private HouseTables() {}

  private static WarehouseTable table(String name, String description, List<Column> columns) {
    return new WarehouseTable(
        name, description, Kind.REPLACED, columns, "date", List.of("table_name"), Optional.empty());
  }

  private static Column column(String name, ColumnType type, Role role, String description) {
    return new Column(name, type, true, role, description);
  }
}
