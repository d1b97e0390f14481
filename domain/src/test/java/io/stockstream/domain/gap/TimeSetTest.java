package io.stockstream.domain.gap;

import static io.stockstream.domain.gap.TestingGaps.at;
import static io.stockstream.domain.gap.TestingGaps.between;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.Bar;
import io.stockstream.domain.bar.Timeframe;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeSetTest {

  @Test
  void holdsTheTimesOfItsWindowOnly() {
    TimeSet set =
        new TimeSet.Builder(Timeframe.M1, between("10:00", "11:00"))
            .add(at("09:59"))
            .add(at("10:00"))
            .add(at("10:59"))
            .add(at("11:00"))
            .build();

    assertThat(set.size()).isEqualTo(2);
    assertThat(set.contains(at("10:00"))).isTrue();
    assertThat(set.contains(at("10:59"))).isTrue();
    assertThat(set.contains(at("10:01"))).isFalse();
    assertThat(set.contains(at("10:00").plusSeconds(1))).isFalse();
    assertThat(set.contains(at("09:59"))).isFalse();
    assertThat(set.contains(at("11:00"))).isFalse();
  }

  @Test
  void countsTheTimesOfAStretchFromItsBeginToBeforeItsEnd() {
    TimeSet set =
        new TimeSet.Builder(Timeframe.M1, between("10:00", "12:00"))
            .add(at("10:00"))
            .add(at("10:59"))
            .add(at("11:00"))
            .build();

    assertThat(set.count(between("10:00", "11:00"))).isEqualTo(2);
    assertThat(set.count(between("09:00", "13:00"))).isEqualTo(3);
    assertThat(set.count(between("10:01", "10:59"))).isZero();
    assertThat(set.count(between("13:00", "14:00"))).isZero();
    assertThat(set.count(between("08:00", "09:00"))).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Timeframe.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"D1", "W1"})
  void sixtiesAreCountedFromBeforeEveryBarOnEveryGrid(Timeframe timeframe) {
    Instant origin = Instant.ofEpochSecond(TimeSet.ORIGIN_SECOND);
    assertThat(origin).isBefore(Bar.EPOCH_1900);
    assertThat(TimeSet.ORIGIN_SECOND % (TimeSet.SIXTY * timeframe.seconds())).isZero();

    Instant time = timeframe.floor(Instant.parse("2026-01-05T10:37:12Z"));
    long number = (time.getEpochSecond() - TimeSet.ORIGIN_SECOND) / timeframe.seconds();
    TimeSet set =
        new TimeSet.Builder(timeframe, between("00:00", "23:00"))
            .addSixty(number / TimeSet.SIXTY, 1L << number % TimeSet.SIXTY)
            .build();

    assertThat(set.size()).isEqualTo(1);
    assertThat(set.contains(time)).isTrue();
  }
}
