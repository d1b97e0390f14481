package io.stockstream.adapters.bigquery;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.voided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zetasql.PreparedExpression;
import com.google.zetasql.SqlException;
import com.google.zetasql.Value;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.verify.RowHash;
import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.ColumnType;
import io.stockstream.ports.warehouse.DigestRows;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Snapshot;
import io.stockstream.ports.warehouse.WarehouseTable;
import io.stockstream.ports.warehouse.WarehouseTable.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every statement that we send, as BigQuery's own analyser reads it, and as its engine reckons. */
class StatementsTest {

  private static final BigQueryDataset DATASET = new BigQueryDataset("a-project", "market", "US");
  private static final Statements STATEMENTS = new Statements(DATASET);
  private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");
  private static final DateRange DAYS = new DateRange(MONDAY, MONDAY.plusDays(3));

  /** Of the kind that is replaced, partitioned by a DATE, and without a measure. */
  private static final WarehouseTable GAPS =
      new WarehouseTable(
          "gaps",
          "One row per name and date.",
          Kind.REPLACED,
          List.of(
              new Column("name", ColumnType.TEXT, true, Column.Role.KEY, ""),
              new Column("date", ColumnType.DATE, true, Column.Role.KEY, ""),
              new Column("minutes", ColumnType.INTEGER, false, Column.Role.VALUE, ""),
              new Column("share", ColumnType.DECIMAL, false, Column.Role.VALUE, ""),
              new Column("is_known", ColumnType.BOOLEAN, true, Column.Role.VALUE, "")),
          "date",
          List.of("name"),
          Optional.empty());

  private static Shipment shipment(WarehouseTable table) {
    return new Shipment(
        List.of(
            new Snapshot("a-store", table.name(), MONDAY, 42, 1),
            new Snapshot("a-store", table.name(), MONDAY.plusDays(3), 7, 0)));
  }

  private static TableName staged(WarehouseTable table) {
    return DATASET.staging().table(shipment(table).name());
  }

  private static Analyser analyser(WarehouseTable table) {
    Analyser analyser = new Analyser().withParameters(HouseTables.MARKS.columns());
    HouseTables.ALL.forEach(each -> analyser.with(each, DATASET.table(each.name())));
    return analyser.with(table, DATASET.table(table.name())).with(table, staged(table));
  }

  private static List<String> statements(WarehouseTable table) {
    return STATEMENTS.all(table, staged(table), shipment(table)).toList();
  }

  @Test
  void theAnalyserTakesEveryStatement() {
    int count = 0;
    for (WarehouseTable table : List.of(BarsTable.TABLE, GAPS)) {
      for (String statement : statements(table)) {
        assertThat(analyser(table).analyse(statement)).as(statement).isNotNull();
        count++;
      }
    }
    System.out.println("ZetaSQL statements=" + count);
    assertThat(count).isEqualTo(19);
  }

  /** The script is made of statements that are analysed, and of words around them. */
  @Test
  void theScriptIsMadeOfThem() {
    String script = STATEMENTS.replaceUnlessLater(GAPS, staged(GAPS), shipment(GAPS));

    assertThat(statements(GAPS).stream().limit(4))
        .allSatisfy(statement -> assertThat(script).contains(statement));
    assertThat(script)
        .containsSubsequence(
            "BEGIN TRANSACTION;",
            "DELETE FROM",
            "INSERT INTO",
            "DELETE FROM",
            "INSERT INTO",
            "COMMIT TRANSACTION;");
  }

  @Test
  void aDigestHasTheColumnsThatWeRead() {
    ResolvedQueryStmt query =
        (ResolvedQueryStmt)
            analyser(BarsTable.TABLE).analyse(STATEMENTS.digest(BarsTable.TABLE, DAYS));

    assertThat(query.getOutputColumnList())
        .extracting(column -> column.getName() + " " + column.getColumn().getType())
        .containsExactly(
            "digest_date DATE",
            "row_count INT64",
            "total STRING",
            "hash_0 INT64",
            "hash_1 INT64",
            "hash_2 INT64",
            "hash_3 INT64");
  }

  @Test
  void theAnalyserRefusesWhatIsWrong() {
    Analyser analyser = analyser(BarsTable.TABLE);
    String merge = STATEMENTS.merge(BarsTable.TABLE, staged(BarsTable.TABLE), DAYS);

    Stream.of(
            merge.replace("s.`close`", "s.`closing`"),
            merge.replace("s.`version` > t.`version`", "s.`version` > t.`open`"),
            merge.replace("`volume` = s.`volume`", "`volume` = s.`symbol`"),
            merge.replace("TIMESTAMP '2026-01-05 ", "TIMESTAMP '2026-13-05 "),
            merge.replace("NOT MATCHED", "NOT MATCHING"))
        .forEach(
            wrong ->
                assertThatThrownBy(() -> analyser.analyse(wrong))
                    .as(wrong)
                    .isInstanceOf(SqlException.class));
  }

  /** The expression is evaluated by ZetaSQL's engine, and must hash to what Java hashes to. */
  @Test
  void theHashOfARowIsTheSameInSqlAndInJava() {
    isTheSame(BarsTable.row(bar(APPLE, 0, "748.20"), MONDAY));
    isTheSame(BarsTable.row(bar(APPLE, 0, "100"), MONDAY));
    isTheSame(BarsTable.row(bar(APPLE, 0, "0.000000000000000001"), MONDAY));
    isTheSame(BarsTable.row(bar(APPLE, 0, "99999999999999999999.999999999999999999"), MONDAY));
    isTheSame(BarsTable.row(bar(APPLE, -40_000_000, "120"), MONDAY));
    isTheSame(BarsTable.row(voided(APPLE, 1, 7), MONDAY));
  }

  private static void isTheSame(Row row) {
    RowHash expected = DigestRows.of(BarsTable.TABLE, rows -> rows.accept(row)).hash();

    assertThat(evaluated(row)).isEqualTo(expected.toString());
  }

  private static String evaluated(Row row) {
    Analyser analyser = new Analyser();
    Map<String, Value> values = new HashMap<>();
    for (Column column : BarsTable.TABLE.columns()) {
      analyser.options().addExpressionColumn(column.name(), Analyser.type(column.type()));
      Object value = row.value(BarsTable.TABLE.indexOf(column.name()));
      values.put(column.name(), value(column.type(), value));
    }
    String sql = "SUBSTR(TO_HEX(SHA256(" + DigestSql.rowText(BarsTable.TABLE) + ")), 1, 32)";
    try (PreparedExpression expression = new PreparedExpression(sql)) {
      expression.prepareWithCatalog(analyser.options(), analyser.catalog());
      values.keySet().retainAll(expression.getReferencedColumns());
      return expression.execute(values, Map.of()).getStringValue();
    }
  }

  private static Value value(ColumnType type, Object value) {
    if (value == null) {
      return Value.createNullValue(Analyser.type(type));
    }
    return switch (type) {
      case TEXT -> Value.createStringValue((String) value);
      case DATE -> Value.createDateValue((LocalDate) value);
      case TIMESTAMP ->
          Value.createTimestampValueFromUnixMicros(
              ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
      case DECIMAL -> Value.createBigNumericValue((BigDecimal) value);
      case INTEGER -> Value.createInt64Value((Long) value);
      case BOOLEAN -> Value.createBoolValue((Boolean) value);
    };
  }
}
