package io.stockstream.ports.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.WarehouseTable.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DigestDatesTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final WarehouseTable TABLE = partitionedBy("at");

  private static WarehouseTable partitionedBy(String column) {
    return new WarehouseTable(
        "prices",
        "One row per instant.",
        Kind.REPLACED,
        List.of(
            Column.key("at", ColumnType.TIMESTAMP, ""),
            Column.required("due", ColumnType.DATE, Role.VALUE, ""),
            Column.required("price", ColumnType.DECIMAL, Role.VALUE, "")),
        column,
        List.of(),
        Optional.of("price"));
  }

  private static Row row(String at, String price) {
    return Row.of(Instant.parse(at), MONDAY, new BigDecimal(price));
  }

  private static final Row FIRST = row("2026-01-05T00:00:00Z", "1.5");
  private static final Row LAST = row("2026-01-05T23:59:59.999999Z", "2");

  @Test
  void eachDateHasTheDigestOfItsRowsAndOneWithoutRowsHasNone() {
    assertThat(DigestDates.of(TABLE, List.of(TUESDAY, MONDAY), List.of(LAST, FIRST)::forEach))
        .hasSize(2)
        .containsEntry(MONDAY, DigestRows.of(TABLE, List.of(FIRST, LAST)::forEach))
        .containsEntry(TUESDAY, RowsDigest.NONE);
  }

  @Test
  void aRowOfAnotherDateIsAFaultOfOurs() {
    DigestDates digest = new DigestDates(TABLE, List.of(TUESDAY));

    assertThatThrownBy(() -> digest.accept(LAST))
        .hasMessage(
            "Invariant: a row of prices is of one of 1 dates from 2026-01-06, was of 2026-01-05");
  }

  /** Else a merge by key could take a row from one date to another. */
  @Test
  void theDateOfARowIsAPartOfItsKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> partitionedBy("due"))
        .withMessage("table prices, column due: expected a part of the key, was not");
  }
}
