package io.stockstream.domain.gap;

import static io.stockstream.domain.gap.TestingGaps.aliveBut;
import static io.stockstream.domain.gap.TestingGaps.at;
import static io.stockstream.domain.gap.TestingGaps.between;
import static io.stockstream.domain.gap.TestingGaps.gap;
import static io.stockstream.domain.gap.TestingGaps.listed;
import static io.stockstream.domain.gap.TestingGaps.minutesBut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GapsTest {

  private static final Interval SESSION = between("10:00", "14:00");

  private static List<Gap> find(TimeSet present, Liveness alive, Interval window) {
    return Gaps.find(listed(), present, alive, window);
  }

  @Test
  void aWholeSessionHasNoGap() {
    assertThat(find(minutesBut(SESSION), aliveBut(SESSION), SESSION)).isEmpty();
  }

  @Test
  void minutesThatFollowEachOtherAreOneGap() {
    TimeSet present = minutesBut(SESSION, between("10:05", "10:07"), between("13:59", "14:00"));

    assertThat(find(present, aliveBut(SESSION), SESSION))
        .containsExactly(
            gap("10:05", "10:07", GapReason.NO_TRADES), gap("13:59", "14:00", GapReason.NO_TRADES));
  }

  @Test
  void aClosedMarketAndItsBreakAreNoGap() {
    Interval days = between("09:00", "2026-01-07T11:00");

    assertThat(find(TimeSet.empty(Timeframe.M1, days), aliveBut(days), days))
        .containsExactly(
            gap("10:00", "11:30", GapReason.NO_TRADES),
            gap("12:30", "14:00", GapReason.NO_TRADES),
            gap("2026-01-07T10:00", "2026-01-07T11:00", GapReason.NO_TRADES));
  }

  @Test
  void aFeedThatWasDownIsToldFromAQuietMarket() {
    Interval down = between("10:20", "10:30");
    TimeSet present = minutesBut(SESSION, between("10:15", "10:29"), between("11:00", "11:01"));

    assertThat(find(present, aliveBut(SESSION, down), SESSION))
        .containsExactly(
            gap("10:15", "10:20", GapReason.NO_TRADES),
            gap("10:20", "10:29", GapReason.FEED_DOWN),
            gap("11:00", "11:01", GapReason.NO_TRADES));
  }

  /** The heartbeat after the first bar tells of the first bar; that after the close of the last. */
  @Test
  void aHeartbeatCountsUntilAMinuteAfterTheBarsEnd() {
    TimeSet present = minutesBut(SESSION, between("10:00", "10:01"), between("13:59", "14:00"));
    Liveness alive =
        new Liveness(
            minutesBut(
                between("10:00", "14:02"), between("10:00", "10:01"), between("10:02", "14:00")),
            Option.some(at("10:01")));

    assertThat(find(present, alive, SESSION))
        .extracting(Gap::reason)
        .containsExactly(GapReason.NO_TRADES, GapReason.NO_TRADES);
  }

  @Test
  void whereNoHeartbeatWasEverStoredTheAnswerIsUnknown() {
    TimeSet none = TimeSet.empty(Timeframe.M1, SESSION);
    TimeSet present = minutesBut(SESSION, between("10:05", "10:07"), between("13:00", "13:10"));

    assertThat(find(present, new Liveness(none, Option.none()), SESSION))
        .containsExactly(
            gap("10:05", "10:07", GapReason.UNKNOWN), gap("13:00", "13:10", GapReason.UNKNOWN));
    assertThat(find(present, new Liveness(none, Option.some(at("12:00"))), SESSION))
        .containsExactly(
            gap("10:05", "10:07", GapReason.UNKNOWN), gap("13:00", "13:10", GapReason.FEED_DOWN));
  }

  @Test
  void beforeItsFirstBarAnInstrumentIsNotListed() {
    Listed listed = listed(at("10:30"));
    TimeSet present = minutesBut(SESSION, between("10:00", "10:30"), between("10:40", "10:41"));

    assertThat(Gaps.find(listed, present, aliveBut(SESSION), SESSION))
        .containsExactly(
            gap("10:00", "10:30", GapReason.NOT_LISTED),
            gap("10:40", "10:41", GapReason.NO_TRADES));
  }

  @Test
  void ofAnAssumedSessionNothingIsKnown() {
    Interval day = between("2026-02-02T10:00", "2026-02-02T14:00");
    TimeSet present = minutesBut(day, between("2026-02-02T10:10", "2026-02-02T10:11"));

    assertThat(find(present, aliveBut(day), day))
        .containsExactly(gap("2026-02-02T10:10", "2026-02-02T10:11", GapReason.UNKNOWN));
  }

  @Test
  void coarserBarsAreLookedForOnTheirGrid() {
    Listed listed = new Listed(TestingGaps.NAME, Timeframe.H1, TestingGaps.CALENDAR, at("10:00"));
    TimeSet none = TimeSet.empty(Timeframe.H1, SESSION);

    assertThat(Gaps.find(listed, none, aliveBut(SESSION, between("13:00", "14:02")), SESSION))
        .extracting(Gap::interval, Gap::reason, Gap::bars)
        .containsExactly(
            tuple(between("10:00", "12:00"), GapReason.NO_TRADES, 2L),
            tuple(between("13:00", "14:00"), GapReason.FEED_DOWN, 1L));
  }

  @Test
  void barsFromADayUpAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Listed(TestingGaps.NAME, Timeframe.D1, TestingGaps.CALENDAR, at("10:00")))
        .withMessageContaining("A@XTST: expected a base timeframe below a day, was 1d");
  }

  /** However a stretch of time is cut at its sessions, the gaps are the same. */
  @Test
  void gapsOfPartsAreTheGapsOfTheWhole() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      Interval days = between("00:00", "2026-01-12T00:00");
      Interval[] holes = new Interval[20];
      Interval[] dead = new Interval[5];
      for (int i = 0; i < holes.length; i++) {
        holes[i] = randomIn(days, random);
        dead[i % dead.length] = randomIn(days, random);
      }
      TimeSet present = minutesBut(days, holes);
      Liveness alive = aliveBut(days, dead);

      List<Gap> whole = find(present, alive, days);
      List<Gap> parts = new ArrayList<>();
      for (int day = 0; day < 7; day++) {
        Instant from = days.from().plusSeconds(86_400L * day);
        parts.addAll(find(present, alive, new Interval(from, from.plusSeconds(86_400))));
      }

      assertThat(parts).isEqualTo(whole);
      assertThat(Completeness.of(listed(), whole, days))
          .allMatch(day -> day.expected() == 180)
          .extracting(Completeness::tradingDate)
          .doesNotContain(LocalDate.parse("2026-01-06"))
          .hasSize(4);
    }
  }

  private static Interval randomIn(Interval window, Random random) {
    Instant from = window.from().plusSeconds(60L * random.nextInt(7 * 24 * 60));
    return new Interval(from, from.plusSeconds(60L * (1 + random.nextInt(90))));
  }

  @Test
  void completenessCountsWhatIsMissingByReason() {
    Gap down = gap("10:20", "10:29", GapReason.FEED_DOWN);
    Gap quiet = gap("13:00", "13:01", GapReason.NO_TRADES);
    Gap filled = gap("13:30", "13:31", GapReason.NO_TRADES).in(GapState.FILLED);

    List<Completeness> days =
        Completeness.of(listed(), List.of(down, quiet, filled), between("10:00", "13:40"));

    assertThat(days)
        .containsExactly(
            new Completeness(
                TestingGaps.NAME,
                TestingGaps.DAY,
                false,
                160,
                Map.of(GapReason.FEED_DOWN, 9L, GapReason.NO_TRADES, 1L)));
    assertThat(days.get(0).present()).isEqualTo(150);
  }
}
