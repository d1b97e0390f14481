package io.stockstream.adapters.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.calendar.TradingDate;
import io.stockstream.domain.calendar.TradingDate.Basis;
import io.stockstream.domain.merge.Decision;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.Merge;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.merge.Received;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.statement.Coverage;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A minute where things change, decided by the hours of a real market: it is always kept, and is of
 * a session's day or of none.
 */
class EdgeBarsTest {

  private static final InstrumentId INSTRUMENT = new InstrumentId("A", "X");

  /** Without a day, the bar is out of session; its date is then that on the wall. */
  @ParameterizedTest(name = "{0} {1}: {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "XNYS | 2026-01-05T14:29:00Z |                      | 2026-01-05 | the minute before the open",
        "XNYS | 2026-01-05T14:30:00Z | 2026-01-05T14:30:00Z | 2026-01-05 | at the open",
        "XNYS | 2026-01-05T20:59:00Z | 2026-01-05T14:30:00Z | 2026-01-05 | the last minute",
        "XNYS | 2026-01-05T21:00:00Z |                      | 2026-01-05 | at the close",
        "XNYS | 2026-11-27T17:59:00Z | 2026-11-27T14:30:00Z | 2026-11-27 | the last minute of a half day",
        "XNYS | 2026-11-27T18:00:00Z |                      | 2026-11-27 | at the close of a half day",
        "XNYS | 2026-12-25T15:00:00Z |                      | 2026-12-25 | on a holiday",
        "XTKS | 2026-01-05T02:29:00Z | 2026-01-05T00:00:00Z | 2026-01-05 | the minute before the break",
        "XTKS | 2026-01-05T02:30:00Z |                      | 2026-01-05 | in the break",
        "XTKS | 2026-01-05T03:30:00Z | 2026-01-05T00:00:00Z | 2026-01-05 | after the break",
        "XHKG | 2026-01-05T04:30:00Z |                      | 2026-01-05 | in the break",
        "XTKS | 2026-01-05T00:00:00Z | 2026-01-05T00:00:00Z | 2026-01-05 | 00:00 UTC, at the open",
        "XASX | 2026-01-06T00:00:00Z | 2026-01-05T23:00:00Z | 2026-01-06 | 00:00 UTC, within a session",
        "XNYS | 2026-01-06T00:00:00Z |                      | 2026-01-05 | 00:00 UTC, the evening before",
        "24x5 | 2026-01-06T00:00:00Z | 2026-01-05T22:00:00Z | 2026-01-06 | 00:00 UTC, two hours into the day",
        "24x7 | 2026-01-06T00:00:00Z | 2026-01-06T00:00:00Z | 2026-01-06 | 00:00 UTC, when the day begins",
        "XNYS | 2026-03-06T14:30:00Z | 2026-03-06T14:30:00Z | 2026-03-06 | the Friday before clocks go forward",
        "XNYS | 2026-03-09T13:30:00Z | 2026-03-09T13:30:00Z | 2026-03-09 | the Monday after",
        "XNYS | 2026-03-09T20:00:00Z |                      | 2026-03-09 | at that Monday's close",
        "24x5 | 2026-03-08T20:59:00Z |                      | 2026-03-08 | before the week of the hour skipped",
        "24x5 | 2026-03-08T21:00:00Z | 2026-03-08T21:00:00Z | 2026-03-09 | its first minute",
        "XNYS | 2026-10-30T13:30:00Z | 2026-10-30T13:30:00Z | 2026-10-30 | the Friday before clocks go back",
        "XNYS | 2026-11-02T13:30:00Z |                      | 2026-11-02 | the Monday after, an hour too early",
        "XNYS | 2026-11-02T14:30:00Z | 2026-11-02T14:30:00Z | 2026-11-02 | at that Monday's open",
        "24x5 | 2026-11-01T21:59:00Z |                      | 2026-11-01 | before the week of the hour shown twice",
        "24x5 | 2026-11-01T22:00:00Z | 2026-11-01T22:00:00Z | 2026-11-02 | its first minute",
        "24x7 | 2026-11-01T06:30:00Z | 2026-11-01T00:00:00Z | 2026-11-01 | in the hour that New York shows twice",
        "XLON | 2026-03-30T07:00:00Z | 2026-03-30T07:00:00Z | 2026-03-30 | London's clocks three weeks later",
        "XNYS | 2024-02-29T14:30:00Z | 2024-02-29T14:30:00Z | 2024-02-29 | on a leap day",
        "XBOM | 2024-02-29T09:59:00Z | 2024-02-29T03:45:00Z | 2024-02-29 | its last minute in Mumbai",
        "24x7 | 2024-02-29T23:59:00Z | 2024-02-29T00:00:00Z | 2024-02-29 | its last minute of all",
        "24x5 | 2024-02-29T22:00:00Z | 2024-02-29T22:00:00Z | 2024-03-01 | its evening, which is of March",
        "XTKS | 2024-11-01T06:00:00Z |                      | 2024-11-01 | the session before Tokyo closed later",
        "XTKS | 2024-11-05T06:00:00Z | 2024-11-05T00:00:00Z | 2024-11-05 | the day it did",
        "XTKS | 2024-11-05T06:30:00Z |                      | 2024-11-05 | at its new close",
        "XHKG | 2011-03-04T01:30:00Z |                      | 2011-03-04 | the session before Hong Kong opened earlier",
        "XHKG | 2011-03-07T01:30:00Z | 2011-03-07T01:30:00Z | 2011-03-07 | the day it did"
      })
  void aMinuteIsOfItsSessionsDayOrOfNone(
      String name, Instant openTime, Instant day, LocalDate date, String where) {
    TradingCalendar calendar = PackagedCalendars.all().find(name).get();
    InstrumentRules rules = InstrumentRules.of(Ladder.DEFAULT, calendar);

    Decision decision = decide(rules, openTime);

    assertThat(decision.classes()).containsExactly(InputClass.ACCEPTED);
    List<StoredBar> days =
        decision.changed().stream().filter(row -> row.key().timeframe() == Timeframe.D1).toList();
    assertThat(days)
        .extracting(row -> row.key().openTime())
        .isEqualTo(day == null ? List.of() : List.of(day));
    assertThat(days).allMatch(row -> ((Coverage) row.provenance()).present() == 1);
    assertThat(decision.changed())
        .filteredOn(row -> row.key().timeframe() == Timeframe.M5)
        .hasSize(1)
        .allMatch(row -> ((Coverage) row.provenance()).present() == (day == null ? 0 : 1));
    assertThat(rules.windows().isOutOfSession(key(openTime))).isEqualTo(day == null);
    assertThat(calendar.tradingDate(openTime))
        .isEqualTo(new TradingDate(date, day == null ? Basis.LOCAL_DATE : Basis.SESSION));
  }

  private static Decision decide(InstrumentRules rules, Instant openTime) {
    Statement statement =
        new Statement(
            key(openTime),
            AssetClass.STOCK,
            BarState.CLOSED,
            new Ohlcv(Prices.flat(BigDecimal.TEN), Activity.UNKNOWN),
            new Stamp("test", 64, 1));
    Received received =
        new Received(statement, new Position("bars", 0, 0), openTime.plusSeconds(60));
    return Merge.decide(INSTRUMENT, rules, Existing.NOTHING, Clock.UNSET, List.of(received));
  }

  private static BarKey key(Instant openTime) {
    return new BarKey(INSTRUMENT, Timeframe.M1, openTime, Origin.FEED);
  }
}
