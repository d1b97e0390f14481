package io.stockstream.adapters.bigquery;

import com.google.cloud.bigquery.QueryParameterValue;
import io.stockstream.ports.verify.RowHash;
import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Snapshot;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The ledger of exports.
 *
 * @param queries that read and write it
 * @param statements that they send
 */
record Marks(Queries queries, Statements statements) {

  SortedMap<LocalDate, ExportMark> of(WarehouseTable table) {
    SortedMap<LocalDate, ExportMark> marks = new TreeMap<>();
    queries.read(
        "marks",
        "reading marks of " + table,
        HouseTables.MARKS.columns().stream().map(Column::name).toList(),
        statements.marks(),
        Map.of("table_name", QueryParameterValue.string(table.name())),
        values -> {
          ExportMark mark = read(QueryRows.row(HouseTables.MARKS, values));
          marks.put(mark.snapshot().date(), mark);
        });
    return marks;
  }

  private static ExportMark read(Row row) {
    Snapshot snapshot =
        new Snapshot(
            (String) row.value(2),
            (String) row.value(0),
            (LocalDate) row.value(1),
            (Long) row.value(3),
            Math.toIntExact((Long) row.value(4)));
    RowsDigest digest =
        new RowsDigest(
            (Long) row.value(5),
            new BigDecimal((String) row.value(6)),
            RowHash.parse((String) row.value(7)));
    return new ExportMark(snapshot, digest, (Instant) row.value(8));
  }

  /**
   * @param marks of one table, store and time
   */
  void remember(List<ExportMark> marks) {
    JobName name =
        JobName.once(
            "mark", "remembering " + marks.size() + " marks", UUID.randomUUID().toString());
    queries.change(
        name,
        queries
            .statement(name, statements.remember(marks))
            .setNamedParameters(parameters(marks.get(0)))
            .build());
  }

  private static Map<String, QueryParameterValue> parameters(ExportMark mark) {
    long exportedAt = ChronoUnit.MICROS.between(Instant.EPOCH, mark.exportedAt());
    return Map.of(
        "table_name", QueryParameterValue.string(mark.snapshot().table()),
        "store_id", QueryParameterValue.string(mark.snapshot().storeId()),
        "exported_at", QueryParameterValue.timestamp(exportedAt));
  }
}
