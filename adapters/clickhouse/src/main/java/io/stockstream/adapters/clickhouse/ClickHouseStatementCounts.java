package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.domain.merge.CountKey;
import io.stockstream.domain.merge.StatementCounts;
import io.stockstream.domain.merge.Tally;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.ports.store.StatementCountReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The table of how many statements there were. It is read after the bars that a batch is judged by,
 * and written before them. So whoever meets bars that a batch brought, meets its statements counted
 * too, and adds none of them; and who finds them not counted, finds no bar of the batch either, and
 * judges its statements as they were judged first. Each is counted once, whatever died in between.
 */
record ClickHouseStatementCounts(Server server) implements StatementCountReader {

  private static final String READING = "reading the counts of statements";

  private static final List<InputClass> CLASSES =
      List.of(
          InputClass.ACCEPTED,
          InputClass.CORRECTION,
          InputClass.DUPLICATE,
          InputClass.STALE,
          InputClass.CONFLICT,
          InputClass.QUARANTINED);

  private static final Columns KEY =
      Columns.of(
          "venue", "String",
          "date", "Date32",
          "symbol", "String",
          "topic", "String",
          "partition", "Int32");
  private static final Columns COLUMNS =
      KEY.and(
          Columns.of(
              "until_offset", "Int64",
              "accepted", "Int64",
              "correction", "Int64",
              "duplicate", "Int64",
              "stale", "Int64",
              "conflict", "Int64",
              "quarantined", "Int64",
              "late", "Int64"));

  private static final String SELECT =
      "SELECT " + COLUMNS.names() + " FROM statement_counts FINAL WHERE ";
  private static final String OF_KEYS =
      SELECT + "(venue, date, symbol) IN (SELECT venue, date, symbol FROM keys)";
  private static final String OF_DATES =
      SELECT + "toInt32(date) BETWEEN {first:Int64} AND {last:Int64}";

  /** Returns what is counted with some statements, of keys that have new ones among them. */
  static List<StatementCounts> with(Server server, Collection<Tally> tallies) {
    if (tallies.isEmpty()) {
      return List.of();
    }
    Map<CountKey, StatementCounts> before = stored(server, tallies);
    List<StatementCounts> counted = new ArrayList<>();
    for (Tally tally : tallies) {
      StatementCounts old = before.getOrDefault(tally.key(), StatementCounts.none(tally.key()));
      StatementCounts counts = tally.addedTo(old);
      if (counts.until() > old.until()) {
        counted.add(counts);
      }
    }
    return counted;
  }

  private static Map<CountKey, StatementCounts> stored(Server server, Collection<Tally> tallies) {
    Rows keys = new Rows(KEY);
    tallies.forEach(tally -> add(keys, tally.key()).endRow());
    Map<CountKey, StatementCounts> stored = new HashMap<>();
    read(server, Query.of(OF_KEYS).with("keys", keys), counts -> stored.put(counts.key(), counts));
    return stored;
  }

  private static Rows add(Rows rows, CountKey key) {
    return rows.text(key.instrument().venue())
        .int32((int) key.date().toEpochDay())
        .text(key.instrument().symbol())
        .text(key.topic())
        .int32(key.partition());
  }

  static Rows rows(Collection<StatementCounts> all) {
    Rows rows = new Rows(COLUMNS);
    for (StatementCounts counts : all) {
      add(rows, counts.key()).int64(counts.until());
      CLASSES.forEach(inputClass -> rows.int64(counts.classes().of(inputClass)));
      rows.int64(counts.late()).endRow();
    }
    return rows;
  }

  @Override
  public void read(DateRange dates, Consumer<StatementCounts> consumer) {
    read(
        server,
        Query.of(OF_DATES)
            .with("first", dates.first().toEpochDay())
            .with("last", dates.last().toEpochDay()),
        consumer);
  }

  private static void read(Server server, Query query, Consumer<StatementCounts> consumer) {
    InstrumentNames names = new InstrumentNames();
    server.stream(
        READING,
        query,
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            consumer.accept(counts(block, row, names));
          }
        });
  }

  private static StatementCounts counts(Block block, int row, InstrumentNames names) {
    Values[] columns = block.columns();
    CountKey key =
        new CountKey(
            names.name(columns[2].text(row), columns[0].text(row)),
            LocalDate.ofEpochDay(columns[1].int32(row)),
            columns[3].text(row),
            columns[4].int32(row));
    Map<InputClass, Long> classes = new EnumMap<>(InputClass.class);
    for (int i = 0; i < CLASSES.size(); i++) {
      if (columns[6 + i].int64(row) > 0) {
        classes.put(CLASSES.get(i), columns[6 + i].int64(row));
      }
    }
    long late = columns[6 + CLASSES.size()].int64(row);
    return new StatementCounts(key, columns[5].int64(row), new ClassCounts(classes), late);
  }
}
