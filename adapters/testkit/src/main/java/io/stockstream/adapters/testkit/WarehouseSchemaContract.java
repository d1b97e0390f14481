package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingWarehouse.GAPS;
import static io.stockstream.adapters.testkit.TestingWarehouse.MONDAY;
import static io.stockstream.adapters.testkit.TestingWarehouse.QUOTES;
import static io.stockstream.adapters.testkit.TestingWarehouse.quote;
import static io.stockstream.adapters.testkit.TestingWarehouse.snapshot;
import static io.stockstream.adapters.testkit.TestingWarehouse.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.ColumnType;
import io.stockstream.ports.warehouse.Estimate;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tables are made once, and one that is not as it ought to be stops everything. */
interface WarehouseSchemaContract extends WarehouseParts {

  DateRange WEEK = new DateRange(MONDAY, MONDAY.plusDays(6));

  private static WarehouseTable changed(
      WarehouseTable table, String name, Consumer<List<Column>> change) {
    List<Column> columns = new ArrayList<>(table.columns());
    change.accept(columns);
    return new WarehouseTable(
        name,
        table.description(),
        table.kind(),
        columns,
        table.partitionedBy(),
        table.clusteredBy(),
        table.measure());
  }

  private void isRefused(WarehouseTable table, String... words) {
    WarehouseTable another = changed(GAPS, "test_another", columns -> {});
    assertThatThrownBy(() -> warehouse().warehouse().check(List.of(another, table)))
        .hasMessageContainingAll(words)
        .hasMessageContaining(warehouse().warehouse().name())
        .hasMessageNotContaining("\n")
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.MISCONFIGURED);
    assertThatThrownBy(() -> warehouse().warehouse().prepare(List.of(another, table)))
        .hasMessageContainingAll(words);
    assertThatCode(() -> warehouse().warehouse().check(List.of(QUOTES, GAPS)))
        .doesNotThrowAnyException();
    WarehouseTable otherAnother =
        changed(
            GAPS,
            "test_another",
            columns -> columns.add(new Column("more", ColumnType.TEXT, false, Role.VALUE, "")));
    assertThatCode(() -> warehouse().warehouse().check(List.of(otherAnother)))
        .as("nothing was made, so any shape of it will do")
        .doesNotThrowAnyException();
  }

  @Test
  default void toPrepareAgainChangesNothing() {
    warehouse().export(QUOTES, snapshot(QUOTES, 1), quote("a", 1, "1"));

    warehouse().warehouse().prepare(List.of(BarsTable.TABLE, QUOTES, GAPS));
    warehouse().reopen();
    warehouse().warehouse().prepare(List.of(GAPS));

    assertThat(warehouse().rows(QUOTES, MONDAY)).isEqualTo(texts(QUOTES, quote("a", 1, "1")));
  }

  @Test
  default void aColumnThatIsMissingStopsEverything() {
    isRefused(
        changed(
            QUOTES,
            QUOTES.name(),
            columns -> columns.add(new Column("more", ColumnType.TEXT, false, Role.VALUE, ""))),
        "test_quotes.more: expected",
        "was missing");
  }

  @Test
  default void aColumnTooManyStopsEverything() {
    isRefused(
        changed(QUOTES, QUOTES.name(), columns -> columns.remove(QUOTES.indexOf("note"))),
        "test_quotes.note: expected no such column");
  }

  @Test
  default void anotherTypeStopsEverything() {
    isRefused(
        changed(
            QUOTES,
            QUOTES.name(),
            columns ->
                columns.set(
                    QUOTES.indexOf("trades"),
                    new Column("trades", ColumnType.DECIMAL, false, Role.VALUE, ""))),
        "test_quotes.trades: expected");
  }

  @Test
  default void allDifferencesAreToldTogether() {
    isRefused(
        changed(
            QUOTES,
            QUOTES.name(),
            columns -> {
              columns.set(
                  QUOTES.indexOf("note"),
                  new Column("note", ColumnType.TEXT, true, Role.VALUE, ""));
              columns.remove(QUOTES.indexOf("said_by"));
            }),
        "test_quotes.note: expected",
        "test_quotes.said_by: expected no such column");
  }

  @Test
  default void whatIsNotThereYetIsAsItOughtToBeAndEmpty() {
    WarehouseTable later = changed(QUOTES, "test_later", columns -> {});

    warehouse().warehouse().check(List.of(later));

    assertThat(warehouse().warehouse().marks(later)).isEmpty();
    assertThat(warehouse().digest(later, MONDAY).rows()).isZero();
    assertThat(warehouse().staged(later, snapshot(later, 1))).isEmpty();
  }

  @Test
  default void anEstimateGrowsWithTheRowsAndChangesNothing() {
    Estimate few = warehouse().warehouse().estimate(BarsTable.TABLE, WEEK, 1_000);
    Estimate many = warehouse().warehouse().estimate(BarsTable.TABLE, WEEK, 1_000_000);

    assertThat(few.uploadedBytes()).isPositive();
    assertThat(many.uploadedBytes()).isGreaterThan(few.uploadedBytes());
    assertThat(warehouse().digest(BarsTable.TABLE, MONDAY).rows()).isZero();
  }
}
