package io.stockstream.ports.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.UtcDays;
import io.stockstream.domain.calendar.WeeklySessions;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.GapReason;
import io.stockstream.domain.gap.GapState;
import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.ports.warehouse.Column.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is beside bars in the warehouse. */
class DerivedRowsTest {

  private static final InstrumentId APPLE = new InstrumentId("AAPL", "XNAS");
  private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");

  private static Map<String, Object> named(WarehouseTable table, Row row) {
    assertThat(row.values()).hasSameSizeAs(table.columns());
    Map<String, Object> named = new TreeMap<>();
    for (Column column : table.columns()) {
      Object value = row.value(table.indexOf(column.name()));
      assertThat(value).as(column.name()).isInstanceOf(column.type().javaType());
      named.put(column.name(), value);
    }
    return named;
  }

  private static List<String> key(WarehouseTable table) {
    return table.columns(Role.KEY).stream().map(Column::name).toList();
  }

  private static Interval hours(String from, String until) {
    return new Interval(Instant.parse(from), Instant.parse(until));
  }

  @Test
  void anInstrumentIsShownWithItsRules() {
    InstrumentRules rules =
        new InstrumentRules(
            InstrumentRules.DEFAULT.priceRule(),
            InstrumentRules.of(
                    Ladder.from(Timeframe.M5),
                    WeeklySessions.weekdays("XNYS", "America/New_York", "09:30", "16:00"))
                .windows(),
            3);

    Row row = InstrumentsTable.row(MONDAY, APPLE, AssetClass.ETF, rules);

    assertThat(named(InstrumentsTable.TABLE, row))
        .isEqualTo(
            Map.of(
                "as_of", MONDAY,
                "venue", "XNAS",
                "symbol", "AAPL",
                "asset_class", "ETF",
                "calendar", "XNYS",
                "base_timeframe", "5m",
                "edition", 3L));
    assertThat(InstrumentsTable.TABLE.dateOf(row)).isEqualTo(MONDAY);
    assertThat(key(InstrumentsTable.TABLE)).containsExactly("as_of", "venue", "symbol");
  }

  @Test
  void theBreakOfASessionDoesNotTrade() {
    Session session =
        new Session(
            MONDAY,
            List.of(
                hours("2026-01-05T00:00:00Z", "2026-01-05T02:30:00Z"),
                hours("2026-01-05T03:30:00Z", "2026-01-05T06:30:00Z")));

    Row row = TradingDaysTable.row("XTKS", session);

    assertThat(named(TradingDaysTable.TABLE, row))
        .isEqualTo(
            Map.of(
                "trading_date",
                MONDAY,
                "calendar",
                "XTKS",
                "opens_at",
                Instant.parse("2026-01-05T00:00:00Z"),
                "closes_at",
                Instant.parse("2026-01-05T06:30:00Z"),
                "session_minutes",
                330L));
    assertThat(key(TradingDaysTable.TABLE)).containsExactly("trading_date", "calendar");
  }

  @Test
  void aUtcDayTradesAllItsMinutes() {
    Row row = TradingDaysTable.row("UTC", new UtcDays().session(MONDAY).get());

    assertThat(named(TradingDaysTable.TABLE, row))
        .containsEntry("session_minutes", 1_440L)
        .containsEntry("closes_at", Instant.parse("2026-01-06T00:00:00Z"));
  }

  /** A session of Sydney's that is dated Tuesday, and a gap that begins on Monday. */
  @Test
  void aGapIsOfTheUtcDateOnWhichItBegins() {
    Gap gap =
        new Gap(
            APPLE,
            Timeframe.M1,
            MONDAY.plusDays(1),
            hours("2026-01-05T23:58:00Z", "2026-01-06T00:03:00Z"),
            GapReason.FEED_DOWN,
            GapState.REQUESTED);

    Row row = GapsTable.row(gap);

    assertThat(named(GapsTable.TABLE, row))
        .isEqualTo(
            Map.of(
                "venue",
                "XNAS",
                "symbol",
                "AAPL",
                "timeframe",
                "1m",
                "from_time",
                Instant.parse("2026-01-05T23:58:00Z"),
                "until_time",
                Instant.parse("2026-01-06T00:03:00Z"),
                "trading_date",
                MONDAY.plusDays(1),
                "reason",
                "FEED_DOWN",
                "bars",
                5L));
    assertThat(GapsTable.TABLE.dateOf(row)).isEqualTo(MONDAY);
    assertThat(key(GapsTable.TABLE)).containsExactly("venue", "symbol", "timeframe", "from_time");
  }

  @Test
  void statementsAreShownByTheirClass() {
    ClassCounts classes =
        new ClassCounts(
            Map.of(
                InputClass.ACCEPTED, 9L,
                InputClass.CORRECTION, 1L,
                InputClass.DUPLICATE, 2L,
                InputClass.STALE, 3L,
                InputClass.CONFLICT, 4L));

    Row row = StatementCountsTable.row(MONDAY, APPLE, classes, 5);

    assertThat(named(StatementCountsTable.TABLE, row))
        .isEqualTo(
            Map.of(
                "date", MONDAY,
                "venue", "XNAS",
                "symbol", "AAPL",
                "accepted", 9L,
                "correction", 1L,
                "duplicate", 2L,
                "stale", 3L,
                "conflict", 4L,
                "quarantined", 0L,
                "late", 5L));
    assertThat(key(StatementCountsTable.TABLE)).containsExactly("date", "venue", "symbol");
  }

  @Test
  void anHourIsShownWithItsAliveMinutes() {
    Instant hour = Instant.parse("2026-01-05T23:00:00Z");
    Row row = AliveMinutesTable.row("XNAS", hour, 59);

    assertThat(named(AliveMinutesTable.TABLE, row))
        .isEqualTo(Map.of("venue", "XNAS", "hour", hour, "alive", 59L));
    assertThat(AliveMinutesTable.TABLE.dateOf(row)).isEqualTo(MONDAY);
  }
}
