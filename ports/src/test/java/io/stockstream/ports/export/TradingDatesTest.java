package io.stockstream.ports.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.calendar.UtcDays;
import io.stockstream.domain.calendar.WeeklySessions;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Monday is the fifth of January, Friday the ninth. */
class TradingDatesTest {

  private static final TradingCalendar NEW_YORK =
      WeeklySessions.weekdays("XNYS", "America/New_York", "09:30", "16:00");

  private static LocalDate dateOf(TradingCalendar calendar, String timeframe, String openTime) {
    BarKey key =
        new BarKey(
            new InstrumentId("AAPL", "XNAS"),
            Timeframe.parse(timeframe).get(),
            Instant.parse(openTime),
            Origin.FEED);
    return new TradingDates(calendar).of(key);
  }

  @ParameterizedTest
  @CsvSource({
    "1m, 2026-01-05T14:30:00Z, 2026-01-05",
    "1m, 2026-01-05T20:59:00Z, 2026-01-05",
    "5m, 2026-01-06T02:00:00Z, 2026-01-05",
    "1d, 2026-01-05T00:00:00Z, 2026-01-05",
    "1d, 2026-01-05T05:00:00Z, 2026-01-05",
    "1d, 2026-01-05T14:30:00Z, 2026-01-05",
    "1d, 2026-01-10T05:00:00Z, 2026-01-10",
    "1w, 2026-01-04T00:00:00Z, 2026-01-05",
    "1w, 2026-01-05T14:30:00Z, 2026-01-05"
  })
  void aBarIsBookedOnItsSession(String timeframe, String openTime, LocalDate expected) {
    assertThat(dateOf(NEW_YORK, timeframe, openTime)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1m, 2026-01-05T23:59:00Z, 2026-01-05",
    "1d, 2026-01-10T00:00:00Z, 2026-01-10",
    "1w, 2026-01-05T00:00:00Z, 2026-01-05"
  })
  void withoutACalendarDaysAreUtc(String timeframe, String openTime, LocalDate expected) {
    assertThat(dateOf(new UtcDays(), timeframe, openTime)).isEqualTo(expected);
  }
}
