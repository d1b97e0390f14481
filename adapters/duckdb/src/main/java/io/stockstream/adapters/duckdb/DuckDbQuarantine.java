package io.stockstream.adapters.duckdb;

import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.ports.store.QuarantineReader;
import io.stockstream.ports.store.QuarantinedRecord;
import io.vavr.control.Option;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The quarantine's tables. */
record DuckDbQuarantine(Database database) implements QuarantineReader {

  private static final String STAGE =
      """
      CREATE TEMP TABLE staged_quarantine AS FROM quarantine LIMIT 0;
      CREATE TEMP TABLE staged_reasons AS FROM quarantine_reasons LIMIT 0;
      """;

  /** Whoever came first stays with its own reasons. */
  private static final String INSERT =
      """
      INSERT INTO quarantine_reasons SELECT r.* FROM temp.staged_reasons r
        ANTI JOIN quarantine q ON q.id = r.id;
      INSERT INTO quarantine FROM temp.staged_quarantine ON CONFLICT DO NOTHING;
      """;

  private static final String SELECT =
      """
      SELECT q.id, q.topic, q."partition", q."offset", epoch_us(q.append_time) AS append_us,
        q.file_sha256, q.line, q.record_key, q.record_value, r.code, r.field, r.expected, r.was
      FROM quarantine q JOIN quarantine_reasons r USING (id)
      """;
  private static final String ORDER =
      " ORDER BY q.topic, q.\"partition\", q.\"offset\", q.id, r.position";

  static void write(DuckDBConnection connection, Collection<QuarantinedRecord> records)
      throws SQLException {
    if (records.isEmpty()) {
      return;
    }
    Map<String, QuarantinedRecord> byId = new LinkedHashMap<>();
    records.forEach(each -> byId.putIfAbsent(each.id(), each));
    Staging.execute(connection, STAGE);
    Staging.fill(
        connection,
        "staged_quarantine",
        rows -> {
          for (Map.Entry<String, QuarantinedRecord> each : byId.entrySet()) {
            append(rows, each.getKey(), each.getValue());
          }
        });
    Staging.fill(
        connection,
        "staged_reasons",
        rows -> {
          for (Map.Entry<String, QuarantinedRecord> each : byId.entrySet()) {
            appendReasons(rows, each.getKey(), each.getValue().violations());
          }
        });
    Staging.execute(connection, INSERT);
  }

  private static void append(DuckDBAppender rows, String id, QuarantinedRecord quarantined)
      throws SQLException {
    rows.beginRow()
        .append(id)
        .append(quarantined.position().topic())
        .append(quarantined.position().partition())
        .append(quarantined.position().offset())
        .appendEpochMicros(BarColumns.micros(quarantined.appendTime()))
        .append(quarantined.line().map(FileLine::sha256).getOrNull())
        .append(quarantined.line().map(FileLine::line).getOrNull())
        .append(quarantined.key())
        .append(quarantined.value())
        .endRow();
  }

  private static void appendReasons(DuckDBAppender rows, String id, List<Violation> violations)
      throws SQLException {
    int position = 0;
    for (Violation violation : violations) {
      rows.beginRow()
          .append(id)
          .append(position++)
          .append(violation.code().name())
          .append(violation.field())
          .append(violation.expected())
          .append(violation.was())
          .endRow();
    }
  }

  @Override
  public void forEach(Consumer<QuarantinedRecord> consumer) {
    database.read(
        "reading the quarantine",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SELECT + ORDER)) {
            read(select, consumer);
          }
          return null;
        });
  }

  @Override
  public Optional<QuarantinedRecord> find(String id) {
    List<QuarantinedRecord> found = new ArrayList<>(1);
    database.read(
        "reading the quarantine",
        connection -> {
          String sql = SELECT + " WHERE q.id = ?" + ORDER;
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, id);
            read(select, found::add);
          }
          return null;
        });
    return found.stream().findFirst();
  }

  private static void read(PreparedStatement select, Consumer<QuarantinedRecord> consumer)
      throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      String id = null;
      QuarantinedRecord current = null;
      while (row.next()) {
        if (!row.getString(1).equals(id)) {
          emit(current, consumer);
          id = row.getString(1);
          current = readRecord(row);
        }
        current.violations().add(readReason(row));
      }
      emit(current, consumer);
    }
  }

  private static void emit(QuarantinedRecord quarantined, Consumer<QuarantinedRecord> consumer) {
    if (quarantined != null) {
      consumer.accept(quarantined);
    }
  }

  private static QuarantinedRecord readRecord(ResultSet row) throws SQLException {
    String sha256 = row.getString(6);
    return new QuarantinedRecord(
        new Position(row.getString(2), row.getInt(3), row.getLong(4)),
        BarColumns.instant(row.getLong(5)),
        sha256 == null ? Option.none() : Option.some(new FileLine(sha256, row.getLong(7))),
        row.getBytes(8),
        row.getBytes(9),
        new ArrayList<>());
  }

  private static Violation readReason(ResultSet row) throws SQLException {
    return new Violation(
        ViolationCode.valueOf(row.getString(10)),
        row.getString(11),
        row.getString(12),
        row.getString(13));
  }
}
