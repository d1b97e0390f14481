package io.stockstream.adapters.duckdb;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.domain.merge.CountKey;
import io.stockstream.domain.merge.StatementCounts;
import io.stockstream.domain.merge.Tally;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.ports.store.StatementCountReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * How many statements there were. Written in the transaction of the bars that they are about: one
 * that was cut off has counted nothing, and who runs it again judges the same.
 */
record DuckDbStatementCounts(Database database) implements StatementCountReader {

  static final String STAGE = "CREATE TEMP TABLE staged_counts AS FROM statement_counts LIMIT 0;";

  private static final List<InputClass> CLASSES =
      List.of(
          InputClass.ACCEPTED,
          InputClass.CORRECTION,
          InputClass.DUPLICATE,
          InputClass.STALE,
          InputClass.CONFLICT,
          InputClass.QUARANTINED);

  private static final String LIST =
      "c.instrument_id, c.date, c.topic, c.\"partition\", c.until_offset, c.accepted, c.correction,"
          + " c.duplicate, c.stale, c.conflict, c.quarantined, c.late";

  /** The bounds of the dates, as constants, tell which row groups to skip. */
  private static final String SELECT_STAGED =
      "SELECT "
          + LIST
          + " FROM statement_counts c JOIN temp.staged_counts s USING (instrument_id, date, topic,"
          + " \"partition\") WHERE c.date BETWEEN DATE '%s' AND DATE '%s'";

  private static final String UPSERT =
      """
      INSERT INTO statement_counts FROM temp.staged_counts
      ON CONFLICT (instrument_id, date, topic, "partition") DO UPDATE SET
        until_offset = excluded.until_offset, accepted = excluded.accepted,
        correction = excluded.correction, duplicate = excluded.duplicate, stale = excluded.stale,
        conflict = excluded.conflict, quarantined = excluded.quarantined, late = excluded.late
      """;

  private static final String SELECT_DATES =
      "SELECT " + LIST + " FROM statement_counts c WHERE c.date BETWEEN ? AND ?";

  /** Whatever dates are asked for, none are beyond these. */
  private static final DateRange KEPT =
      new DateRange(LocalDate.of(1800, 1, 1), LocalDate.of(2300, 1, 1));

  /**
   * @param instruments know those of the tallies
   */
  static void write(DuckDBConnection connection, Instruments instruments, Collection<Tally> tallies)
      throws SQLException {
    if (tallies.isEmpty()) {
      return;
    }
    stage(
        connection,
        instruments,
        tallies.stream().map(Tally::key).map(StatementCounts::none).toList());
    Map<CountKey, StatementCounts> before = staged(connection, instruments, tallies);
    Staging.execute(connection, "TRUNCATE temp.staged_counts");
    stage(
        connection,
        instruments,
        tallies.stream()
            .map(
                tally ->
                    tally.addedTo(
                        before.getOrDefault(tally.key(), StatementCounts.none(tally.key()))))
            .toList());
    Staging.execute(connection, UPSERT);
  }

  private static void stage(
      DuckDBConnection connection, Instruments instruments, Collection<StatementCounts> all)
      throws SQLException {
    Staging.fill(
        connection,
        "staged_counts",
        rows -> {
          for (StatementCounts counts : all) {
            append(rows, instruments.idOf(counts.key().instrument()), counts);
          }
        });
  }

  private static void append(DuckDBAppender rows, int instrument, StatementCounts counts)
      throws SQLException {
    CountKey key = counts.key();
    rows.beginRow()
        .append(instrument)
        .append(key.date())
        .append(key.topic())
        .append(key.partition())
        .append(counts.until());
    for (InputClass inputClass : CLASSES) {
      rows.append(counts.classes().of(inputClass));
    }
    rows.append(counts.late()).endRow();
  }

  private static Map<CountKey, StatementCounts> staged(
      DuckDBConnection connection, Instruments instruments, Collection<Tally> tallies)
      throws SQLException {
    LocalDate first = LocalDate.MAX;
    LocalDate last = LocalDate.MIN;
    for (Tally tally : tallies) {
      LocalDate date = tally.key().date();
      first = date.isBefore(first) ? date : first;
      last = date.isAfter(last) ? date : last;
    }
    Map<CountKey, StatementCounts> found = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SELECT_STAGED.formatted(first, last))) {
      while (row.next()) {
        StatementCounts counts = read(row, instruments::nameOf);
        found.put(counts.key(), counts);
      }
    }
    return found;
  }

  private static StatementCounts read(ResultSet row, IntFunction<InstrumentId> names)
      throws SQLException {
    CountKey key =
        new CountKey(
            names.apply(row.getInt(1)),
            row.getObject(2, LocalDate.class),
            row.getString(3),
            row.getInt(4));
    Map<InputClass, Long> classes = new EnumMap<>(InputClass.class);
    for (int i = 0; i < CLASSES.size(); i++) {
      if (row.getLong(6 + i) > 0) {
        classes.put(CLASSES.get(i), row.getLong(6 + i));
      }
    }
    return new StatementCounts(
        key, row.getLong(5), new ClassCounts(classes), row.getLong(6 + CLASSES.size()));
  }

  @Override
  public void read(DateRange dates, Consumer<StatementCounts> consumer) {
    database.write(
        "reading the counts of statements",
        connection -> {
          InstrumentNames names = InstrumentNames.read(connection);
          try (PreparedStatement select = connection.prepareStatement(SELECT_DATES)) {
            select.setObject(1, later(dates.first(), KEPT.first()));
            select.setObject(2, earlier(dates.last(), KEPT.last()));
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                consumer.accept(read(row, names::nameOf));
              }
            }
          }
        });
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
