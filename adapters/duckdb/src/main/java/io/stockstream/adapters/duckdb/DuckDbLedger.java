package io.stockstream.adapters.duckdb;

import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.OffsetRange;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The ledger's tables. */
record DuckDbLedger(Database database) implements Ledger {

  private static final String SELECT =
      """
      SELECT l.query_id, l.number, p.topic, p."partition", p.from_offset, p.until_offset,
        p.accepted, p.correction, p.duplicate, p.stale, p.conflict, p.quarantined, p.control
      FROM ledger l LEFT JOIN ledger_partitions p USING (query_id, number)
      """;
  private static final int COUNTS_FROM = 7;
  private static final InputClass[] CLASSES = InputClass.values();

  @Override
  public Optional<LedgerEntry> find(BatchId batch) {
    return select(" WHERE l.query_id = ? AND l.number = ?", batch).stream().findFirst();
  }

  @Override
  public List<LedgerEntry> entries() {
    return select("", null);
  }

  private List<LedgerEntry> select(String where, BatchId batch) {
    return database.read(
        "reading the ledger",
        connection -> {
          Map<BatchId, LedgerEntry> entries = new LinkedHashMap<>();
          String sql = SELECT + where + " ORDER BY l.position, p.topic, p.\"partition\"";
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, batch);
            readPartitions(select, entries);
          }
          String dates = "SELECT l.query_id, l.number, l.date FROM ledger_dates l" + where;
          try (PreparedStatement select = connection.prepareStatement(dates)) {
            bind(select, batch);
            readDates(select, entries);
          }
          return List.copyOf(entries.values());
        });
  }

  private static void bind(PreparedStatement select, BatchId batch) throws SQLException {
    if (batch != null) {
      select.setString(1, batch.queryId());
      select.setLong(2, batch.number());
    }
  }

  private static void readPartitions(PreparedStatement select, Map<BatchId, LedgerEntry> entries)
      throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        BatchId batch = new BatchId(row.getString(1), row.getLong(2));
        LedgerEntry entry =
            entries.computeIfAbsent(
                batch,
                b -> new LedgerEntry(b, new ArrayList<>(), new HashMap<>(), new TreeSet<>()));
        if (row.getString(3) != null) {
          readPartition(row, entry);
        }
      }
    }
  }

  private static void readPartition(ResultSet row, LedgerEntry entry) throws SQLException {
    OffsetRange range =
        new OffsetRange(row.getString(3), row.getInt(4), row.getLong(5), row.getLong(6));
    entry.ranges().add(range);
    ClassCounts counts = readCounts(row);
    if (counts.total() > 0) {
      entry.classes().put(range.partition(), counts);
    }
  }

  private static ClassCounts readCounts(ResultSet row) throws SQLException {
    Map<InputClass, Long> counts = new EnumMap<>(InputClass.class);
    for (InputClass inputClass : CLASSES) {
      long count = row.getLong(COUNTS_FROM + inputClass.ordinal());
      if (count > 0) {
        counts.put(inputClass, count);
      }
    }
    return new ClassCounts(counts);
  }

  private static void readDates(PreparedStatement select, Map<BatchId, LedgerEntry> entries)
      throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        BatchId batch = new BatchId(row.getString(1), row.getLong(2));
        entries.get(batch).dates().add(row.getObject(3, LocalDate.class));
      }
    }
  }

  @Override
  public void write(LedgerEntry entry, Fence fence) {
    try {
      new Fences(database)
          .guard(fence, () -> database.write("writing the ledger", c -> insert(c, entry)));
    } catch (SQLException e) {
      throw Translate.translate(database.file(), "writing the ledger", e);
    }
  }

  private static void insert(DuckDBConnection connection, LedgerEntry entry) throws SQLException {
    if (insertBatch(connection, entry.batch())) {
      try (DuckDBAppender rows = connection.createAppender("ledger_partitions")) {
        appendPartitions(rows, entry);
      }
      try (DuckDBAppender rows = connection.createAppender("ledger_dates")) {
        for (LocalDate date : entry.dates()) {
          beginRow(rows, entry.batch()).append(date).endRow();
        }
      }
    }
  }

  private static boolean insertBatch(DuckDBConnection connection, BatchId batch)
      throws SQLException {
    String sql =
        "INSERT INTO ledger VALUES (?, ?, nextval('ledger_positions')) ON CONFLICT DO NOTHING";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      bind(insert, batch);
      return insert.executeUpdate() > 0;
    }
  }

  private static void appendPartitions(DuckDBAppender rows, LedgerEntry entry) throws SQLException {
    for (OffsetRange range : entry.ranges()) {
      beginRow(rows, entry.batch())
          .append(range.topic())
          .append(range.partition())
          .append(range.from())
          .append(range.until());
      ClassCounts counts = entry.classes().getOrDefault(range.partition(), ClassCounts.NONE);
      for (InputClass inputClass : CLASSES) {
        rows.append(counts.of(inputClass));
      }
      rows.endRow();
    }
  }

  private static DuckDBAppender beginRow(DuckDBAppender rows, BatchId batch) throws SQLException {
    return rows.beginRow().append(batch.queryId()).append(batch.number());
  }

  @Override
  public SortedMap<LocalDate, Long> changes(long since) {
    String sql =
        "SELECT d.date, max(l.position) FROM ledger_dates d JOIN ledger l USING (query_id, number)"
            + " WHERE l.position > ? GROUP BY d.date";
    return database.read(
        "reading the ledger",
        connection -> {
          SortedMap<LocalDate, Long> changes = new TreeMap<>();
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, since);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                changes.put(row.getObject(1, LocalDate.class), row.getLong(2));
              }
            }
          }
          return changes;
        });
  }

  @Override
  public List<OffsetRange> known(String topic) {
    String sql =
        "SELECT topic, \"partition\", min(from_offset), max(until_offset) FROM ledger_partitions"
            + " WHERE topic = ? GROUP BY ALL ORDER BY ALL";
    return database.read(
        "reading the ledger",
        connection -> {
          List<OffsetRange> known = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, topic);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                known.add(
                    new OffsetRange(
                        row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4)));
              }
            }
          }
          return known;
        });
  }
}
