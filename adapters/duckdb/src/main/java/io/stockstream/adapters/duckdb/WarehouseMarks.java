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
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The ledger of exports. */
final class WarehouseMarks {

  private static final String SELECT =
      "SELECT store_id, date, position, repeat, row_count, total, hash, epoch_us(exported_at)"
          + " FROM export_marks WHERE table_name = ?";
  private static final String UPSERT =
      """
      INSERT INTO export_marks FROM temp.new_marks
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

  static void remember(DuckDBConnection connection, List<ExportMark> marks) throws SQLException {
    Staging.execute(connection, "CREATE TEMP TABLE new_marks AS FROM export_marks LIMIT 0");
    Staging.fill(
        connection,
        "new_marks",
        rows -> {
          for (ExportMark mark : marks) {
            append(rows, mark);
          }
        });
    Staging.execute(connection, UPSERT);
    Staging.execute(connection, "DROP TABLE temp.new_marks");
  }

  private static void append(DuckDBAppender rows, ExportMark mark) throws SQLException {
    Snapshot snapshot = mark.snapshot();
    rows.beginRow();
    rows.append(snapshot.table());
    rows.append(snapshot.date());
    rows.append(snapshot.storeId());
    rows.append(snapshot.position());
    rows.append((long) snapshot.repeat());
    rows.append(mark.digest().rows());
    rows.append(ColumnType.DECIMAL.text(mark.digest().total()));
    rows.append(mark.digest().hash().toString());
    rows.appendEpochMicros(BarColumns.micros(mark.exportedAt()));
    rows.endRow();
  }
}
