package io.stockstream.domain.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.Tally.Judged;
import io.stockstream.domain.statement.InputClass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final InstrumentId APPLE = new InstrumentId("AAPL", "XNAS");
  private static final CountKey KEY =
      CountKey.of(APPLE, Instant.parse("2026-01-05T23:59:00Z"), new Position("bars", 2, 40));

  private static Judged judged(long offset, InputClass inputClass) {
    return new Judged(offset, inputClass, offset % 2 == 0);
  }

  @Test
  void statementsAreCountedByTheUtcDateOfTheirBar() {
    assertThat(KEY).isEqualTo(new CountKey(APPLE, LocalDate.parse("2026-01-05"), "bars", 2));
  }

  @Test
  void whatIsCountedIsNotCountedAgain() {
    Tally tally =
        new Tally(
            KEY,
            List.of(
                judged(4, InputClass.ACCEPTED),
                judged(7, InputClass.STALE),
                judged(5, InputClass.ACCEPTED)));
    StatementCounts once = tally.addedTo(StatementCounts.none(KEY));

    assertThat(once)
        .isEqualTo(
            new StatementCounts(
                KEY, 8, new ClassCounts(Map.of(InputClass.ACCEPTED, 2L, InputClass.STALE, 1L)), 1));
    assertThat(tally.addedTo(once)).isEqualTo(once);
  }

  /** However the log is cut, and wherever a run begins again. */
  @Test
  void repeatsOfAnyStretchOfTheLogComeToTheSame() {
    Random random = new Random(7);
    List<Judged> log = new ArrayList<>();
    for (int offset = 0; offset < 200; offset++) {
      log.add(judged(offset, InputClass.values()[random.nextInt(6)]));
    }
    StatementCounts whole = new Tally(KEY, log).addedTo(StatementCounts.none(KEY));

    StatementCounts counts = StatementCounts.none(KEY);
    int reached = 0;
    while (reached < log.size()) {
      int from = random.nextInt(reached + 1);
      int until = Math.min(log.size(), from + 1 + random.nextInt(30));
      counts = new Tally(KEY, log.subList(from, until)).addedTo(counts);
      reached = Math.max(reached, until);
    }

    assertThat(counts).isEqualTo(whole);
    assertThat(whole.classes().total()).isEqualTo(200);
    assertThat(whole.late()).isEqualTo(100);
  }

  @Test
  void talliesOfOneKeyAreOne() {
    Tallies tallies = new Tallies();
    tallies.add(KEY, judged(1, InputClass.ACCEPTED));
    tallies.addAll(List.of(new Tally(KEY, List.of(judged(0, InputClass.QUARANTINED)))));

    assertThat(tallies.toList())
        .containsExactly(
            new Tally(
                KEY, List.of(judged(1, InputClass.ACCEPTED), judged(0, InputClass.QUARANTINED))));
  }
}
