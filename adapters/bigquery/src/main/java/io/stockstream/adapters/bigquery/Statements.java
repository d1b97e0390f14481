package io.stockstream.adapters.bigquery;

import static java.util.stream.Collectors.joining;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every statement that we send. A statement is made of names and dates of ours; what comes from a
 * row or a store is in tables and parameters.
 *
 * @param dataset of the warehouse
 */
record Statements(BigQueryDataset dataset) {

  private String table(WarehouseTable table) {
    return dataset.table(table.name()).quoted();
  }

  /** Merges what is staged into a versioned table; changes nothing when it did so before. */
  String merge(WarehouseTable table, TableName staged, DateRange dates) {
    String version = table.columns(Role.VERSION).get(0).name();
    String newer = "s.`%s` > t.`%s`".formatted(version, version);
    List<Column> derived = table.columns(Role.DERIVED);
    if (!derived.isEmpty()) {
      newer += " OR (s.`%s` = t.`%s` AND (%s))".formatted(version, version, differ(derived));
    }
    return into(table, staged, dates)
        + "WHEN MATCHED AND (%s) THEN UPDATE SET %s\n".formatted(newer, assignments(table))
        + insert(table);
  }

  /** The date is in the key; the range is there so that other partitions are not read. */
  private String into(WarehouseTable table, TableName staged, DateRange dates) {
    String keys =
        table.columns(Role.KEY).stream()
            .map(key -> "t.`%s` = s.`%s`".formatted(key.name(), key.name()))
            .collect(joining(" AND "));
    return "MERGE %s AS t\nUSING %s AS s\nON %s\n  AND %s\n"
        .formatted(table(table), staged.quoted(), keys, DateRanges.of(table, "t.").within(dates));
  }

  private static String differ(List<Column> columns) {
    return columns.stream()
        .map(column -> "s.`%s` IS DISTINCT FROM t.`%s`".formatted(column.name(), column.name()))
        .collect(joining(" OR "));
  }

  private static List<Column> values(WarehouseTable table) {
    return table.columns().stream().filter(column -> column.role() != Role.KEY).toList();
  }

  private static String assignments(WarehouseTable table) {
    return values(table).stream()
        .map(column -> "`%s` = s.`%s`".formatted(column.name(), column.name()))
        .collect(joining(", "));
  }

  private static String insert(WarehouseTable table) {
    return "WHEN NOT MATCHED BY TARGET THEN INSERT (%s) VALUES (%s)"
        .formatted(names(table, ""), names(table, "s."));
  }

  private static String names(WarehouseTable table, String alias) {
    return table.columns().stream()
        .map(column -> alias + "`" + column.name() + "`")
        .collect(joining(", "));
  }

  /**
   * Replaces the rows of each date of a shipment unless they are of a later snapshot: all of it or
   * nothing, in one transaction.
   */
  String replaceUnlessLater(WarehouseTable table, TableName staged, Shipment shipment) {
    return """
        BEGIN TRANSACTION;
        %s;
        %s;
        %s;
        %s;
        COMMIT TRANSACTION;
        """
        .formatted(
            forgetEarlier(shipment),
            claim(shipment),
            remove(table, shipment),
            insert(table, staged, shipment));
  }

  /** Removes the notes of snapshots that are no later, of the same table and dates. */
  String forgetEarlier(Shipment shipment) {
    return """
        DELETE FROM %s AS r
        WHERE r.`table_name` = '%s' AND EXISTS (
          SELECT 1 FROM %s AS s
          WHERE s.`date` = r.`date`
            AND (r.`position` < s.`position` OR r.`position` = s.`position` AND r.`repeat` <= s.`repeat`))"""
        .formatted(table(HouseTables.REPLACED), shipment.table(), snapshots(shipment));
  }

  /** Notes each snapshot unless another of its table and date is noted, which is later then. */
  String claim(Shipment shipment) {
    return """
        INSERT INTO %s (`table_name`, `date`, `position`, `repeat`, `shipment`)
        SELECT '%s' AS `table_name`, s.`date`, s.`position`, s.`repeat`, '%s' AS `shipment`
        FROM %s AS s
        WHERE s.`date` NOT IN (SELECT r.`date` FROM %s AS r WHERE r.`table_name` = '%s')"""
        .formatted(
            table(HouseTables.REPLACED),
            shipment.table(),
            shipment.name(),
            snapshots(shipment),
            table(HouseTables.REPLACED),
            shipment.table());
  }

  /** Removes the rows of the dates that are noted. */
  String remove(WarehouseTable table, Shipment shipment) {
    DateRanges dates = DateRanges.of(table, "t.");
    return "DELETE FROM %s AS t\nWHERE %s AND %s IN (%s)"
        .formatted(table(table), dates.within(shipment.range()), dates.date(), claimed(shipment));
  }

  /** Inserts what is staged of the dates that are noted. */
  String insert(WarehouseTable table, TableName staged, Shipment shipment) {
    return "INSERT INTO %s (%s)\nSELECT %s\nFROM %s AS s\nWHERE %s IN (%s)"
        .formatted(
            table(table),
            names(table, ""),
            names(table, "s."),
            staged.quoted(),
            DateRanges.of(table, "s.").date(),
            claimed(shipment));
  }

  private String claimed(Shipment shipment) {
    return "SELECT r.`date` FROM %s AS r WHERE r.`table_name` = '%s' AND r.`shipment` = '%s'"
        .formatted(table(HouseTables.REPLACED), shipment.table(), shipment.name());
  }

  private static String snapshots(Shipment shipment) {
    return shipment.snapshots().stream()
        .map(
            s ->
                "STRUCT(DATE '%s' AS `date`, %d AS `position`, %d AS `repeat`)"
                    .formatted(s.date(), s.position(), s.repeat()))
        .collect(joining(",\n  ", "UNNEST([", "])"));
  }

  /** Returns date, rows, total and four parts of the hash, of each date that has rows. */
  String digest(WarehouseTable table, DateRange dates) {
    return digest(table, table(table), "WHERE " + DateRanges.of(table, "").within(dates));
  }

  /** Likewise of all that is staged. */
  String digest(WarehouseTable table, TableName staged) {
    return digest(table, staged.quoted(), "");
  }

  private static String digest(WarehouseTable table, String from, String where) {
    return DigestSql.sql(table, from, DateRanges.of(table, "").date(), where)
        + "\nGROUP BY `digest_date`";
  }

  /** Returns the rows of some dates, times as microseconds since 1970. */
  String rows(WarehouseTable table, DateRange dates) {
    return "SELECT %s\nFROM %s\nWHERE %s"
        .formatted(
            table.columns().stream().map(SqlTypes::read).collect(joining(", ")),
            table(table),
            DateRanges.of(table, "").within(dates));
  }

  /** Returns no row, of the columns of the table. */
  String none(WarehouseTable table) {
    return "SELECT %s FROM UNNEST([1]) AS one WHERE FALSE"
        .formatted(
            table.columns().stream()
                .map(c -> "CAST(NULL AS %s) AS `%s`".formatted(SqlTypes.name(c.type()), c.name()))
                .collect(joining(", ")));
  }

  /** Returns what a view for people is made of: no void rows where a row may be void. */
  String current(WarehouseTable table) {
    boolean hasVoids = table.columns().stream().anyMatch(c -> c.name().equals("is_void"));
    return "SELECT %s FROM %s%s"
        .formatted(names(table, ""), table(table), hasVoids ? " WHERE NOT `is_void`" : "");
  }

  /** Returns the marks of the table that a parameter names. */
  String marks() {
    return "SELECT %s\nFROM %s\nWHERE `table_name` = @table_name"
        .formatted(
            HouseTables.MARKS.columns().stream().map(SqlTypes::read).collect(joining(", ")),
            table(HouseTables.MARKS));
  }

  /**
   * Remembers marks, each unless one of a snapshot as late is there. Table, store and time are
   * parameters; the rest is numbers of ours.
   */
  String remember(List<ExportMark> marks) {
    WarehouseTable table = HouseTables.MARKS;
    String columns =
        table.columns().stream()
            .map(
                column ->
                    (isParameter(column) ? "@%s AS `%1$s`" : "m.`%s`").formatted(column.name()))
            .collect(joining(", "));
    return """
        MERGE %s AS t
        USING (SELECT %s FROM UNNEST([%s]) AS m) AS s
        ON t.`table_name` = s.`table_name` AND t.`date` = s.`date`
        WHEN MATCHED AND (s.`position` > t.`position` OR s.`position` = t.`position` AND s.`repeat` > t.`repeat`)
          THEN UPDATE SET %s
        """
            .formatted(
                table(table),
                columns,
                marks.stream().map(Statements::struct).collect(joining(",\n  ")),
                assignments(table))
        + insert(table);
  }

  /** Says whether a column of marks is one that a statement is told by a parameter. */
  static boolean isParameter(Column column) {
    return Set.of("table_name", "store_id", "exported_at").contains(column.name());
  }

  private static String struct(ExportMark mark) {
    return "STRUCT(DATE '%s' AS `date`, %d AS `position`, %d AS `repeat`, %d AS `row_count`, '%s' AS `total`, '%s' AS `hash`)"
        .formatted(
            mark.snapshot().date(),
            mark.snapshot().position(),
            mark.snapshot().repeat(),
            mark.digest().rows(),
            mark.digest().total().toPlainString(),
            mark.digest().hash());
  }

  /** Returns every statement that is sent for a table, for an analyser to judge. */
  Stream<String> all(WarehouseTable table, TableName staged, Shipment shipment) {
    Stream<String> merges =
        table.kind() == WarehouseTable.Kind.VERSIONED
            ? Stream.of(merge(table, staged, shipment.range()))
            : Stream.of(
                forgetEarlier(shipment),
                claim(shipment),
                remove(table, shipment),
                insert(table, staged, shipment));
    List<ExportMark> marks =
        shipment.snapshots().stream()
            .map(snapshot -> new ExportMark(snapshot, RowsDigest.NONE, Instant.EPOCH))
            .toList();
    return Stream.concat(
        merges,
        Stream.of(
            digest(table, shipment.range()),
            digest(table, staged),
            rows(table, shipment.range()),
            none(table),
            current(table),
            marks(),
            remember(marks)));
  }
}
