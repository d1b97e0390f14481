package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.rollUp;
import static io.stockstream.adapters.testkit.TestingBars.voided;
import static io.stockstream.adapters.testkit.TestingWarehouse.MONDAY;
import static io.stockstream.adapters.testkit.TestingWarehouse.QUOTES;
import static io.stockstream.adapters.testkit.TestingWarehouse.TUESDAY;
import static io.stockstream.adapters.testkit.TestingWarehouse.quote;
import static io.stockstream.adapters.testkit.TestingWarehouse.snapshot;
import static io.stockstream.adapters.testkit.TestingWarehouse.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.domain.bar.BarState;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.DigestRows;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowsDigest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values come out of a warehouse as they went in, and its digest is that of any other side. */
interface WarehouseValuesContract extends WarehouseParts {

  Instant TUESDAY_NOON = TUESDAY.atTime(12, 0).toInstant(ZoneOffset.UTC);

  private void comesOutAsItWentIn(Row... rows) {
    warehouse().export(QUOTES, snapshot(QUOTES, 1), rows);

    assertThat(warehouse().rows(QUOTES, MONDAY)).isEqualTo(texts(QUOTES, rows));
    RowsDigest expected = DigestRows.of(QUOTES, List.of(rows)::forEach);
    assertThat(warehouse().digest(QUOTES, MONDAY)).isEqualTo(expected);
    assertThat(warehouse().staged(QUOTES, snapshot(QUOTES, 1))).contains(expected);
  }

  @Test
  default void decimalsAreExactToTheLastDigit() {
    comesOutAsItWentIn(
        quote("most", 1, "99999999999999999999.999999999999999999"),
        quote("least", 1, "-99999999999999999999.999999999999999999"),
        quote("smallest", 1, "0.000000000000000001"),
        quote("zero", 1, "0"),
        quote("whole", 1, "1200"),
        quote("trailing", 1, "748.20"),
        quote("beyond double", 1, "0.100000000000000005"),
        quote("half", 1, "-0.5"));
  }

  @Test
  default void aSumMayPassTheDigitsOfOneValue() {
    Row[] rows = new Row[11];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = quote("n" + i, 1, "99999999999999999999.999999999999999999");
    }
    if (lacks().contains(WarehouseCapability.SUMS_BEYOND_A_VALUE)) {
      warehouse().export(QUOTES, snapshot(QUOTES, 1), rows);
      assertThat(warehouse().rows(QUOTES, MONDAY)).isEqualTo(texts(QUOTES, rows));
      assertThatThrownBy(() -> warehouse().digest(QUOTES, MONDAY))
          .isInstanceOf(PortException.class);
      return;
    }
    comesOutAsItWentIn(rows);

    assertThat(warehouse().digest(QUOTES, MONDAY).total())
        .isEqualByComparingTo(new BigDecimal("1099999999999999999999.999999999999999989"));
  }

  @Test
  default void textIsData() {
    comesOutAsItWentIn(
        quote("it's", 1, "1"),
        quote("'; DROP TABLE test_quotes; --", 1, "1"),
        quote("\"quoted\" `ticked`", 1, "1"),
        quote("back\\slash \\n \\' \\u0041", 1, "1"),
        quote("new\nline\r\nand\ttab", 1, "1"),
        quote("{fn now()}", 1, "1"),
        quote("{d '2026-01-05'} ? :name @p $1 %s ${x} {{ y }}", 1, "1"),
        quote("Ärger 株 \uD83D\uDE00", 1, "1"),
        quote("NULL", 1, "1"),
        quote(" spaces around ", 1, "1"),
        quote("a,b;c|d", 1, "1"),
        quote("=1+1", 1, "1"));
  }

  @Test
  default void namesThatDifferInCaseOrAccentAreTwo() {
    comesOutAsItWentIn(
        quote("a", 1, "1"), quote("A", 1, "1"), quote("\u00E9", 1, "1"), quote("e\u0301", 1, "1"));
  }

  @Test
  default void absentIsNotZeroNorEmpty() {
    Instant at = MONDAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    comesOutAsItWentIn(
        Row.of("absent", at, "0".repeat(32), null, null, true, null, null, MONDAY, null),
        Row.of("empty", at, "f".repeat(32), BigDecimal.ZERO, 0L, false, MONDAY, "", MONDAY, ""));
  }

  @Test
  default void integersAndDatesReachTheirBounds() {
    Instant at = MONDAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    LocalDate early = LocalDate.parse("1900-01-01");
    LocalDate late = LocalDate.parse("2199-12-31");
    BigDecimal one = BigDecimal.ONE;
    comesOutAsItWentIn(
        Row.of("most", at, "0".repeat(32), one, Long.MAX_VALUE, true, late, "", early, ""),
        Row.of("least", at, "f".repeat(32), one, Long.MIN_VALUE, false, early, "", late, ""));
  }

  @Test
  default void aDateHasItsFirstAndItsLastMicrosecond() {
    comesOutAsItWentIn(
        quote("first", Instant.parse("2026-01-05T00:00:00Z"), 1, "1"),
        quote("micros", Instant.parse("2026-01-05T12:00:00.123456Z"), 1, "1"),
        quote("last", Instant.parse("2026-01-05T23:59:59.999999Z"), 1, "1"));

    assertThat(warehouse().rows(QUOTES, MONDAY.minusDays(1))).isEmpty();
    assertThat(warehouse().rows(QUOTES, TUESDAY)).isEmpty();
  }

  @Test
  default void datesLongAgoAndAheadAreThere() {
    for (String date : List.of("1900-01-01", "1969-12-31", "2199-12-31")) {
      LocalDate day = LocalDate.parse(date);
      Row row = quote("then", Instant.parse(date + "T23:59:59.999999Z"), 1, "1.5");
      warehouse().export(QUOTES, snapshot(QUOTES, day, 1), row);

      assertThat(warehouse().rows(QUOTES, day)).isEqualTo(texts(QUOTES, row));
    }
  }

  @Test
  default void barsOfEveryKindAreThereVoidOnesToo() {
    Row[] rows = {
      BarsTable.row(bar(APPLE, 0, "748.20"), MONDAY),
      BarsTable.row(voided(APPLE, 1, 7), MONDAY),
      BarsTable.row(rollUp(APPLE, 0, BarState.OPEN), MONDAY)
    };
    warehouse().export(BarsTable.TABLE, snapshot(BarsTable.TABLE, 1), rows);

    assertThat(warehouse().rows(BarsTable.TABLE, MONDAY)).isEqualTo(texts(BarsTable.TABLE, rows));
    assertThat(warehouse().digest(BarsTable.TABLE, MONDAY))
        .isEqualTo(DigestRows.of(BarsTable.TABLE, List.of(rows)::forEach));
  }

  @Test
  default void rowsThatTradeTheirValuesChangeTheHash() {
    warehouse().export(QUOTES, snapshot(QUOTES, 1), quote("a", 1, "1.25"), quote("b", 1, "2.5"));
    RowsDigest before = warehouse().digest(QUOTES, MONDAY);
    warehouse().export(QUOTES, snapshot(QUOTES, 2), quote("a", 2, "2.5"), quote("b", 2, "1.25"));
    RowsDigest after = warehouse().digest(QUOTES, MONDAY);

    assertThat(after.rows()).isEqualTo(before.rows());
    assertThat(after.total()).isEqualByComparingTo(before.total());
    assertThat(after.hash()).isNotEqualTo(before.hash());
  }

  @Test
  default void everyDateThatIsAskedForIsAnswered() {
    warehouse().export(QUOTES, snapshot(QUOTES, 1), quote("a", 1, "1"));

    assertThat(warehouse().warehouse().digest(QUOTES, List.of(TUESDAY, MONDAY)))
        .hasSize(2)
        .containsEntry(TUESDAY, RowsDigest.NONE)
        .containsEntry(MONDAY, DigestRows.of(QUOTES, rows -> rows.accept(quote("a", 1, "1"))));
    assertThat(warehouse().warehouse().digest(QUOTES, List.of())).isEmpty();
  }

  @Test
  default void datesThatLieFarApartAreAnsweredAndThoseBetweenAreNot() {
    LocalDate late = MONDAY.plusYears(20);
    Row last = quote("a", late.atTime(23, 59).toInstant(ZoneOffset.UTC), 1, "3");
    warehouse().export(QUOTES, snapshot(QUOTES, 1), quote("a", 1, "1"));
    warehouse().export(QUOTES, snapshot(QUOTES, TUESDAY, 1), quote("a", TUESDAY_NOON, 1, "2"));
    warehouse().export(QUOTES, snapshot(QUOTES, late, 1), last);

    assertThat(warehouse().warehouse().digest(QUOTES, List.of(MONDAY, late)))
        .hasSize(2)
        .containsEntry(MONDAY, DigestRows.of(QUOTES, rows -> rows.accept(quote("a", 1, "1"))))
        .containsEntry(late, DigestRows.of(QUOTES, rows -> rows.accept(last)));
  }

  @Test
  default void whatIsThereIsThereWhenItIsOpenedAgain() {
    warehouse().export(QUOTES, snapshot(QUOTES, 1), quote("a", 1, "1"));
    RowsDigest before = warehouse().digest(QUOTES, MONDAY);

    warehouse().reopen();

    assertThat(warehouse().digest(QUOTES, MONDAY)).isEqualTo(before);
  }
}
