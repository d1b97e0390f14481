package io.stockstream.adapters.bigquery;

import static java.util.stream.Collectors.joining;

import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.Snapshot;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
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
  String merge(WarehouseTable table, TableName staged, LocalDate date) {
    String version = table.columns(Role.VERSION).get(0).name();
    String newer = "s.`%s` > t.`%s`".formatted(version, version);
    List<Column> derived = table.columns(Role.DERIVED);
    if (!derived.isEmpty()) {
      newer += " OR (s.`%s` = t.`%s` AND (%s))".formatted(version, version, differ(derived));
    }
    return into(table, staged, date)
        + "WHEN MATCHED AND (%s) THEN UPDATE SET %s\n".formatted(newer, assignments(table))
        + insert(table);
  }

  /** Removes the rows of a date: a whole partition, which costs nothing. */
  String remove(WarehouseTable table, LocalDate date) {
    return "DELETE FROM %s AS t WHERE %s"
        .formatted(table(table), DateRanges.of(table, "t.").on(date));
  }

  /** Inserts what is staged. */
  String insertAll(WarehouseTable table, TableName staged) {
    return "INSERT INTO %s (%s)\nSELECT %s FROM %s AS s"
        .formatted(table(table), names(table, ""), names(table, "s."), staged.quoted());
  }

  private String into(WarehouseTable table, TableName staged, LocalDate date) {
    String keys =
        table.columns(Role.KEY).stream()
            .map(key -> "t.`%s` = s.`%s`".formatted(key.name(), key.name()))
            .collect(joining(" AND "));
    return "MERGE %s AS t\nUSING %s AS s\nON %s\n  AND %s\n"
        .formatted(table(table), staged.quoted(), keys, DateRanges.of(table, "t.").on(date));
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
   * Replaces the rows of a date unless they are of a later snapshot: all of it or nothing, in one
   * transaction.
   */
  String replaceUnlessLater(WarehouseTable table, TableName staged, Snapshot snapshot) {
    return """
        DECLARE is_latest BOOL;
        BEGIN TRANSACTION;
        %s;
        %s;
        SET is_latest = %s;
        IF is_latest THEN
        %s;
        %s;
        END IF;
        COMMIT TRANSACTION;
        """
        .formatted(
            forgetEarlier(snapshot),
            claim(snapshot),
            isLatest(snapshot),
            remove(table, snapshot.date()),
            insertAll(table, staged));
  }

  /** Removes the note of an earlier snapshot of the same table and date. */
  String forgetEarlier(Snapshot snapshot) {
    return "DELETE FROM %s AS r WHERE %s AND (r.`position` < %d OR r.`position` = %d AND r.`repeat` < %d)"
        .formatted(
            table(HouseTables.REPLACED),
            ofDate(snapshot),
            snapshot.position(),
            snapshot.position(),
            snapshot.repeat());
  }

  /** Notes a snapshot unless another of its table and date is noted. */
  String claim(Snapshot snapshot) {
    return """
        INSERT INTO %s (`table_name`, `date`, `position`, `repeat`)
        SELECT '%s', DATE '%s', %d, %d
        FROM UNNEST([1]) AS one
        WHERE NOT EXISTS (SELECT 1 FROM %s AS r WHERE %s)"""
        .formatted(
            table(HouseTables.REPLACED),
            snapshot.table(),
            snapshot.date(),
            snapshot.position(),
            snapshot.repeat(),
            table(HouseTables.REPLACED),
            ofDate(snapshot));
  }

  /** Returns the expression that says whether a snapshot is the one that is noted. */
  String isLatest(Snapshot snapshot) {
    return "EXISTS (SELECT 1 FROM %s AS r WHERE %s AND r.`position` = %d AND r.`repeat` = %d)"
        .formatted(
            table(HouseTables.REPLACED), ofDate(snapshot), snapshot.position(), snapshot.repeat());
  }

  private static String ofDate(Snapshot snapshot) {
    return "r.`table_name` = '%s' AND r.`date` = DATE '%s'"
        .formatted(snapshot.table(), snapshot.date());
  }

  /** Returns date, rows, total and four parts of the hash, of each date that has rows. */
  String digest(WarehouseTable table, Collection<LocalDate> dates) {
    DateRanges ranges = DateRanges.of(table, "");
    return DigestSql.sql(table, table(table), ranges.date(), "WHERE " + ranges.on(dates))
        + "\nGROUP BY `digest_date`";
  }

  /** Likewise of all that is staged, without a date; one row. */
  String digest(WarehouseTable table, TableName staged) {
    return DigestSql.sql(table, staged.quoted(), "CAST(NULL AS DATE)", "")
        + "\nGROUP BY `digest_date`";
  }

  /** Returns the rows of a date, times as microseconds since 1970. */
  String rows(WarehouseTable table, LocalDate date) {
    return "SELECT %s\nFROM %s\nWHERE %s"
        .formatted(
            table.columns().stream().map(SqlTypes::read).collect(joining(", ")),
            table(table),
            DateRanges.of(table, "").on(date));
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

  /** Remembers the mark that parameters say, unless one of a snapshot as late is there. */
  String remember() {
    WarehouseTable marks = HouseTables.MARKS;
    String values =
        marks.columns().stream()
            .map(column -> "@%s AS `%s`".formatted(column.name(), column.name()))
            .collect(joining(", "));
    return """
        MERGE %s AS t
        USING (SELECT %s) AS s
        ON t.`table_name` = s.`table_name` AND t.`date` = s.`date`
        WHEN MATCHED AND (s.`position` > t.`position` OR s.`position` = t.`position` AND s.`repeat` > t.`repeat`)
          THEN UPDATE SET %s
        """
            .formatted(table(marks), values, assignments(marks))
        + insert(marks);
  }

  /** Returns every statement that is sent for a table, for an analyser to judge. */
  Stream<String> all(WarehouseTable table, TableName staged, Snapshot snapshot) {
    LocalDate date = snapshot.date();
    boolean versioned = table.kind() == WarehouseTable.Kind.VERSIONED;
    Stream<String> merges =
        versioned
            ? Stream.of(merge(table, staged, date))
            : Stream.of(
                forgetEarlier(snapshot),
                claim(snapshot),
                "SELECT " + isLatest(snapshot),
                remove(table, date),
                insertAll(table, staged));
    return Stream.concat(
        merges,
        Stream.of(
            digest(table, List.of(date, date.plusDays(1), date.plusDays(40))),
            digest(table, staged),
            rows(table, date),
            none(table),
            current(table),
            marks(),
            remember()));
  }
}
