package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.OffsetRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The ledger's table: a batch a row, so it is there whole or not at all. */
record ClickHouseLedger(Server server, Fences fences) implements Ledger {

  private static final Columns COLUMNS =
      Columns.of(
          "query_id", "String",
          "number", "Int64",
          "topics", "Array(String)",
          "partitions", "Array(Int32)",
          "from_offsets", "Array(Int64)",
          "until_offsets", "Array(Int64)",
          "class_partitions", "Array(Int32)",
          "classes", "Array(String)",
          "class_counts", "Array(Int64)",
          "dates", "Array(Date32)");
  private static final String DOING = "reading the ledger";
  private static final String FIRST_OF_EACH =
      "SELECT * FROM ledger%s ORDER BY position LIMIT 1 BY query_id, number";
  private static final String SELECT =
      "SELECT " + COLUMNS.names() + " FROM (" + FIRST_OF_EACH + ") ORDER BY position";
  private static final String KNOWN =
      "SELECT topic, partition, min(from_offset), max(until_offset) FROM ("
          + FIRST_OF_EACH.formatted("")
          + ") ARRAY JOIN topics AS topic, partitions AS partition, from_offsets AS from_offset,"
          + " until_offsets AS until_offset WHERE topic = {topic:String}"
          + " GROUP BY topic, partition ORDER BY partition";

  private static final String CHANGES =
      "SELECT date, max(position) FROM ("
          + FIRST_OF_EACH.formatted("")
          + ") ARRAY JOIN dates AS date WHERE position > {since:Int64} GROUP BY date";

  @Override
  public Optional<LedgerEntry> find(BatchId batch) {
    Query query =
        Query.of(SELECT.formatted(" WHERE query_id = {query:String} AND number = {number:Int64}"))
            .with("query", batch.queryId())
            .with("number", batch.number());
    return select(query).stream().findFirst();
  }

  @Override
  public List<LedgerEntry> entries() {
    return select(Query.of(SELECT.formatted("")));
  }

  private List<LedgerEntry> select(Query query) {
    List<LedgerEntry> entries = new ArrayList<>();
    server.read(
        DOING,
        query,
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            entries.add(read(block.columns(), row));
          }
        });
    return entries;
  }

  private static LedgerEntry read(Values[] columns, int row) {
    return new LedgerEntry(
        new BatchId(columns[0].text(row), columns[1].int64(row)),
        readRanges(columns, row),
        readClasses(columns, row),
        readDates(columns[9], row));
  }

  private static List<OffsetRange> readRanges(Values[] columns, int row) {
    List<OffsetRange> ranges = new ArrayList<>();
    for (int i = columns[2].begin(row); i < columns[2].end(row); i++) {
      ranges.add(
          new OffsetRange(
              columns[2].elements().text(i),
              columns[3].elements().int32(i),
              columns[4].elements().int64(i),
              columns[5].elements().int64(i)));
    }
    return ranges;
  }

  private static Map<Integer, ClassCounts> readClasses(Values[] columns, int row) {
    Map<Integer, Map<InputClass, Long>> counts = new HashMap<>();
    for (int i = columns[6].begin(row); i < columns[6].end(row); i++) {
      counts
          .computeIfAbsent(columns[6].elements().int32(i), p -> new EnumMap<>(InputClass.class))
          .put(InputClass.valueOf(columns[7].elements().text(i)), columns[8].elements().int64(i));
    }
    Map<Integer, ClassCounts> classes = new HashMap<>();
    counts.forEach((partition, byClass) -> classes.put(partition, new ClassCounts(byClass)));
    return classes;
  }

  private static SortedSet<LocalDate> readDates(Values column, int row) {
    SortedSet<LocalDate> dates = new TreeSet<>();
    for (int i = column.begin(row); i < column.end(row); i++) {
      dates.add(LocalDate.ofEpochDay(column.elements().int32(i)));
    }
    return dates;
  }

  /** The place of an entry is the server's to give: after all that are there. */
  @Override
  public void write(LedgerEntry entry, Fence fence) {
    Rows rows = new Rows(COLUMNS);
    rows.text(entry.batch().queryId()).int64(entry.batch().number());
    addRanges(rows, entry.ranges());
    addClasses(rows, entry.classes());
    rows.int32s(entry.dates().stream().map(date -> (int) date.toEpochDay()).toList()).endRow();
    new Inserts(server, fences, fence)
        .into(
            "ledger",
            EncodedRows.of(rows),
            ", position",
            ", (SELECT max(position) + 1 FROM ledger)",
            " AND (query_id, number) NOT IN (SELECT query_id, number FROM ledger)");
  }

  private static void addRanges(Rows rows, List<OffsetRange> ranges) {
    rows.texts(ranges.stream().map(OffsetRange::topic).toList())
        .int32s(ranges.stream().map(OffsetRange::partition).toList())
        .int64s(ranges.stream().map(OffsetRange::from).toList())
        .int64s(ranges.stream().map(OffsetRange::until).toList());
  }

  private static void addClasses(Rows rows, Map<Integer, ClassCounts> classes) {
    List<Integer> partitions = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    classes.forEach(
        (partition, ofPartition) -> {
          for (InputClass inputClass : InputClass.values()) {
            if (ofPartition.of(inputClass) > 0) {
              partitions.add(partition);
              names.add(inputClass.name());
              counts.add(ofPartition.of(inputClass));
            }
          }
        });
    rows.int32s(partitions).texts(names).int64s(counts);
  }

  @Override
  public SortedMap<LocalDate, Long> changes(long since) {
    SortedMap<LocalDate, Long> changes = new TreeMap<>();
    server.read(
        DOING,
        Query.of(CHANGES).with("since", since),
        block -> {
          Values[] columns = block.columns();
          for (int row = 0; row < block.rows(); row++) {
            changes.put(LocalDate.ofEpochDay(columns[0].int32(row)), columns[1].int64(row));
          }
        });
    return changes;
  }

  @Override
  public List<OffsetRange> known(String topic) {
    List<OffsetRange> known = new ArrayList<>();
    server.read(
        DOING,
        Query.of(KNOWN).with("topic", topic),
        block -> {
          Values[] columns = block.columns();
          for (int row = 0; row < block.rows(); row++) {
            known.add(
                new OffsetRange(
                    columns[0].text(row),
                    columns[1].int32(row),
                    columns[2].int64(row),
                    columns[3].int64(row)));
          }
        });
    return known;
  }
}
