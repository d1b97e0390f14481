package io.stockstream.adapters.feeds.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.live.Absence.Sign;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AbsenceTest {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final Followed ONE = TestingFollowed.of("ONE", "VENUE", "s");
  private static final Followed TWO = TestingFollowed.of("TWO", "VENUE", "s");

  private final Absence absence = new Absence();

  @Test
  void everyWholeMinuteIsKnownOnceAllOfItWasTold() {
    absence.leave();
    absence.comeBack(2);
    absence.began(NOON.plusSeconds(5));

    assertThat(told(ONE, 200)).isEmpty();
    assertThat(told(TWO, 190))
        .containsExactly(
            new Sign("VENUE", NOON.plusSeconds(30)),
            new Sign("VENUE", NOON.plusSeconds(90)),
            new Sign("VENUE", NOON.plusSeconds(150)));
    assertThat(absence.isOver()).isTrue();
  }

  @Test
  void nothingIsKnownWhileAConnectionIsAway() {
    absence.leave();
    absence.leave();
    absence.comeBack(1);
    absence.began(NOON);

    assertThat(told(ONE, 300)).isEmpty();
    assertThat(absence.isOver()).isFalse();
  }

  @Test
  void whatWasToldBeforeAnotherAbsenceDoesNotShortenIt() {
    absence.leave();
    absence.comeBack(1);
    absence.began(NOON);
    absence.leave();

    assertThat(told(ONE, 61)).isEmpty();

    absence.comeBack(1);
    assertThat(told(ONE, 600)).hasSize(10);
  }

  @Test
  void whatTheVenueDoesNotKnowHoldsNothingUp() {
    absence.leave();
    absence.comeBack(2);
    absence.began(NOON);

    assertThat(absence.told(ONE, Optional.empty())).isEmpty();
    assertThat(told(TWO, 60)).hasSize(1);
  }

  private List<Sign> told(Followed followed, int second) {
    return absence.told(followed, Optional.of(NOON.plusSeconds(second)));
  }
}
