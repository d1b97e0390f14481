package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.ports.store.QuarantineReader;
import io.stockstream.ports.store.QuarantinedRecord;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The quarantine's table. */
record ClickHouseQuarantine(Server server) implements QuarantineReader {

  private static final Columns COLUMNS =
      Columns.of(
          "id", "String",
          "topic", "String",
          "partition", "Int32",
          "offset", "Int64",
          "append_time", "DateTime64(6, 'UTC')",
          "file_sha256", "String",
          "line", "Nullable(Int64)",
          "record_key", "String",
          "record_value", "String",
          "reason_codes", "Array(String)",
          "reason_fields", "Array(String)",
          "reason_expected", "Array(String)",
          "reason_was", "Array(String)");
  private static final int REASONS_FROM = 9;
  private static final String DOING = "reading the quarantine";
  private static final String SELECT =
      "SELECT "
          + COLUMNS.names()
          + " FROM quarantine FINAL WHERE %s"
          + " ORDER BY topic, partition, offset, id";

  /** Of two with one id the last is kept, here as in the table. */
  static Rows rows(Collection<QuarantinedRecord> records) {
    Map<String, QuarantinedRecord> byId = new LinkedHashMap<>();
    records.forEach(each -> byId.put(each.id(), each));
    Rows rows = new Rows(COLUMNS);
    for (QuarantinedRecord each : byId.values()) {
      rows.text(each.id())
          .text(each.position().topic())
          .int32(each.position().partition())
          .int64(each.position().offset())
          .time(each.appendTime())
          .text(each.line().map(FileLine::sha256).getOrElse(""))
          .int64(each.line().map(FileLine::line).getOrNull())
          .bytes(each.key())
          .bytes(each.value())
          .texts(each.violations().stream().map(violation -> violation.code().name()).toList())
          .texts(each.violations().stream().map(Violation::field).toList())
          .texts(each.violations().stream().map(Violation::expected).toList())
          .texts(each.violations().stream().map(Violation::was).toList())
          .endRow();
    }
    return rows;
  }

  @Override
  public void forEach(Consumer<QuarantinedRecord> consumer) {
    server.stream(DOING, Query.of(SELECT.formatted("true")), block -> read(block, consumer));
  }

  @Override
  public Optional<QuarantinedRecord> find(String id) {
    List<QuarantinedRecord> found = new ArrayList<>(1);
    Query query = Query.of(SELECT.formatted("id = {id:String}")).with("id", id);
    server.read(DOING, query, block -> read(block, found::add));
    return found.stream().findFirst();
  }

  private static void read(Block block, Consumer<QuarantinedRecord> consumer) {
    Values[] columns = block.columns();
    for (int row = 0; row < block.rows(); row++) {
      consumer.accept(
          new QuarantinedRecord(
              new Position(columns[1].text(row), columns[2].int32(row), columns[3].int64(row)),
              columns[4].time(row),
              columns[6].isNull(row)
                  ? Option.none()
                  : Option.some(new FileLine(columns[5].text(row), columns[6].int64(row))),
              columns[7].bytes(row),
              columns[8].bytes(row),
              reasons(columns, row)));
    }
  }

  private static List<Violation> reasons(Values[] columns, int row) {
    List<Violation> reasons = new ArrayList<>();
    for (int i = columns[REASONS_FROM].begin(row); i < columns[REASONS_FROM].end(row); i++) {
      reasons.add(
          new Violation(
              ViolationCode.valueOf(columns[REASONS_FROM].elements().text(i)),
              columns[REASONS_FROM + 1].elements().text(i),
              columns[REASONS_FROM + 2].elements().text(i),
              columns[REASONS_FROM + 3].elements().text(i)));
    }
    return reasons;
  }
}
