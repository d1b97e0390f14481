package io.stockstream.domain.gap;

import static io.stockstream.domain.gap.TestingGaps.CALENDAR;
import static io.stockstream.domain.gap.TestingGaps.NAME;
import static io.stockstream.domain.gap.TestingGaps.at;
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
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapFillTest {

  private static final Reference REFERENCE =
      name ->
          name.equals(NAME)
              ? InstrumentRules.of(Ladder.DEFAULT, CALENDAR)
              : InstrumentRules.DEFAULT;

  private static StoredBar bar(InstrumentId name, Timeframe timeframe, String time, String close) {
    Prices prices =
        new Prices(
            new BigDecimal("1"), new BigDecimal("9"), new BigDecimal("1"), new BigDecimal(close));
    return new Statement(
            new BarKey(name, timeframe, at(time), Origin.FEED),
            AssetClass.STOCK,
            BarState.CLOSED,
            new Ohlcv(prices, Activity.ofVolume(BigDecimal.TEN)),
            new Stamp("test", 64, 1))
        .toStored();
  }

  private static List<String> shown(StoredBar... bars) {
    List<String> shown = new ArrayList<>();
    GapFill fill = new GapFill(REFERENCE, bar -> shown.add(text(bar)));
    List.of(bars).forEach(fill);
    return shown;
  }

  private static String text(ShownBar bar) {
    String time = bar.key().openTime().toString().substring(11, 16);
    if (bar instanceof ShownBar.Filled filled) {
      assertThat(filled.ohlcv().activity()).isEqualTo(Activity.UNKNOWN);
      return time + " filled " + filled.ohlcv().prices().high();
    }
    return time;
  }

  @Test
  void aHoleIsFilledByThePreviousClose() {
    assertThat(
            shown(
                bar(NAME, Timeframe.M1, "10:00", "5"),
                bar(NAME, Timeframe.M1, "10:03", "6"),
                bar(NAME, Timeframe.M1, "10:05", "7")))
        .containsExactly(
            "10:00", "10:01 filled 5", "10:02 filled 5", "10:03", "10:04 filled 6", "10:05");
  }

  @Test
  void aBarThatComesLateTakesThePlaceOfWhatFilledIt() {
    assertThat(
            shown(
                bar(NAME, Timeframe.M1, "10:00", "5"),
                bar(NAME, Timeframe.M1, "10:01", "8"),
                bar(NAME, Timeframe.M1, "10:03", "6")))
        .containsExactly("10:00", "10:01", "10:02 filled 8", "10:03");
  }

  @Test
  void aClosedMarketIsNotFilled() {
    assertThat(
            shown(
                bar(NAME, Timeframe.M1, "11:28", "5"),
                bar(NAME, Timeframe.M1, "12:31", "6"),
                bar(NAME, Timeframe.M1, "13:59", "7"),
                bar(NAME, Timeframe.M1, "2026-01-07T10:00", "8"),
                bar(NAME, Timeframe.M1, "2026-01-07T10:01", "8")))
        .startsWith("11:28", "11:29 filled 5", "12:30 filled 5", "12:31", "12:32 filled 6")
        .endsWith("13:58 filled 6", "13:59", "10:00", "10:01");
  }

  /** The window of an hour in which the market breaks, or closes, has bars to expect. */
  @Test
  void anHourIsFilledWhereTheMarketIsOpenDuringIt() {
    assertThat(
            shown(
                bar(NAME, Timeframe.H1, "10:00", "5"),
                bar(NAME, Timeframe.H1, "2026-01-07T10:00", "6")))
        .containsExactly("10:00", "11:00 filled 5", "12:00 filled 5", "13:00 filled 5", "10:00");
  }

  @Test
  void nothingIsFilledBetweenSeriesNorWithoutACalendarNorFromADayUp() {
    InstrumentId other = new InstrumentId("B", "XTST");
    assertThat(
            shown(
                bar(NAME, Timeframe.M1, "10:00", "5"),
                bar(NAME, Timeframe.H1, "13:00", "5"),
                bar(NAME, Timeframe.D1, "10:00", "5"),
                bar(NAME, Timeframe.D1, "2026-01-09T10:00", "5"),
                bar(other, Timeframe.M1, "10:00", "5"),
                bar(other, Timeframe.M1, "10:05", "5")))
        .hasSize(6);
  }
}
