package io.stockstream.adapters.duckdb;

import io.stockstream.ports.verify.RowHash;
import io.stockstream.ports.warehouse.ColumnType;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Snapshot;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;

/** The ledger of exports. */
final class WarehouseMarks {

  private static final String SELECT =
      "SELECT store_id, date, position, repeat, row_count, total, hash, epoch_us(exported_at)"
          + " FROM export_marks WHERE table_name = ?";
  private static final String UPSERT =
      """
      INSERT INTO export_marks VALUES (?, ?, ?, ?, ?, ?, ?, ?, make_timestamp(?))
      ON CONFLICT (table_name, date) DO UPDATE SET
        store_id = excluded.store_id, position = excluded.position, repeat = excluded.repeat,
        row_count = excluded.row_count, total = excluded.total, hash = excluded.hash,
        exported_at = excluded.exported_at
      WHERE (excluded.position, excluded.repeat) > (export_marks.position, export_marks.repeat)
      """;

  private WarehouseMarks() {}

  static SortedMap<LocalDate, ExportMark> read(DuckDBConnection connection, String table)
      throws SQLException {
    SortedMap<LocalDate, ExportMark> marks = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, table);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ExportMark mark = read(row, table);
          marks.put(mark.snapshot().date(), mark);
        }
      }
    }
    return marks;
  }

  private static ExportMark read(ResultSet row, String table) throws SQLException {
    LocalDate date = row.getObject(2, LocalDate.class);
    return new ExportMark(
        new Snapshot(row.getString(1), table, date, row.getLong(3), row.getInt(4)),
        new RowsDigest(
            row.getLong(5), new BigDecimal(row.getString(6)), RowHash.parse(row.getString(7))),
        BarColumns.instant(row.getLong(8)));
  }

  static void remember(DuckDBConnection connection, ExportMark mark) throws SQLException {
    Snapshot snapshot = mark.snapshot();
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      upsert.setString(1, snapshot.table());
      upsert.setObject(2, snapshot.date());
      upsert.setString(3, snapshot.storeId());
      upsert.setLong(4, snapshot.position());
      upsert.setLong(5, snapshot.repeat());
      upsert.setLong(6, mark.digest().rows());
      upsert.setString(7, ColumnType.DECIMAL.text(mark.digest().total()));
      upsert.setString(8, mark.digest().hash().toString());
      upsert.setLong(9, BarColumns.micros(mark.exportedAt()));
      upsert.execute();
    }
  }
}
