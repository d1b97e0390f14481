package io.stockstream.apps.benchmarks;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.Source;
import io.stockstream.domain.statement.StatementDraft;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Ten thousand one-minute bars, as feeds state them: a thousand are wrong at first and corrected,
 * within two hours or on the next day; five hundred are sent twice; two hundred come late, up to
 * two days. What was wrong was a spike up or down, a volume ten times too large, or one that lacked
 * half of the trades. The same statements each time.
 */
final class CorrectedBars {

  static final long SEED = 20260105;
  static final int BARS = 10_000;
  static final int CORRECTED = 1_000;
  static final int SENT_TWICE = 500;
  static final int LATE = 200;

  private static final Instant FIRST_OPEN = Instant.parse("2026-01-05T14:30:00Z");
  private static final int DAYS = 5;
  private static final int MINUTES = 200;
  private static final int INSTRUMENTS = BARS / DAYS / MINUTES;
  private static final Source SOURCE = Source.live("feed");
  private static final BigDecimal SPIKE = new BigDecimal("1.03");
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private enum Fate {
    CORRECTED,
    SENT_TWICE,
    LATE,
    AS_IT_SHOULD_BE
  }

  private record Sent(Instant at, StatementDraft statement) {}

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<Sent> sent = new ArrayList<>();

  private CorrectedBars() {}

  /** Returns what the feeds send, in the order in which they send it. */
  static List<StatementDraft> sent() {
    CorrectedBars bars = new CorrectedBars();
    bars.makeAll();
    bars.sent.sort(Comparator.comparing(Sent::at));
    return bars.sent.stream().map(Sent::statement).toList();
  }

  private void makeAll() {
    List<Fate> fates = fates();
    for (int instrument = 0; instrument < INSTRUMENTS; instrument++) {
      long price = 10_000 + 1_000L * instrument;
      for (int i = 0; i < DAYS * MINUTES; i++) {
        price += random.nextInt(41) - 20;
        Instant openTime =
            FIRST_OPEN.plus(Duration.ofDays(i / MINUTES)).plus(Duration.ofMinutes(i % MINUTES));
        make(right("S" + instrument, openTime, price), fates.get(instrument * DAYS * MINUTES + i));
      }
    }
  }

  private static List<Fate> fates() {
    List<Fate> fates = new ArrayList<>();
    fates.addAll(Collections.nCopies(CORRECTED, Fate.CORRECTED));
    fates.addAll(Collections.nCopies(SENT_TWICE, Fate.SENT_TWICE));
    fates.addAll(Collections.nCopies(LATE, Fate.LATE));
    fates.addAll(Collections.nCopies(BARS - fates.size(), Fate.AS_IT_SHOULD_BE));
    Collections.shuffle(fates, new Random(SEED));
    return fates;
  }

  private BarDraft right(String symbol, Instant openTime, long price) {
    long low = price - random.nextInt(15);
    long high = price + random.nextInt(15);
    return BarDraft.at(symbol, "XBEN", "1m", openTime)
        .prices(cents(price), cents(high), cents(low), cents(low + random.nextLong(high - low + 1)))
        .volume(BigDecimal.valueOf(1_000 + random.nextLong(5_000_000), 3));
  }

  private static BigDecimal cents(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  private void make(BarDraft bar, Fate fate) {
    Instant closed = bar.openTime().plus(Duration.ofMinutes(1));
    switch (fate) {
      case CORRECTED -> {
        send(closed, wrong(bar));
        Instant corrected = closed.plus(minutesUpTo(120));
        send(random.nextInt(10) == 0 ? corrected.plus(Duration.ofDays(1)) : corrected, bar);
      }
      case SENT_TWICE -> {
        StatementDraft first = send(closed, bar);
        sent.add(new Sent(closed.plus(minutesUpTo(30)), first));
      }
      case LATE -> send(closed.plus(minutesUpTo(2 * 24 * 60)), bar);
      case AS_IT_SHOULD_BE -> send(closed, bar);
    }
  }

  private Duration minutesUpTo(int most) {
    return Duration.ofMinutes(1L + random.nextInt(most));
  }

  private BarDraft wrong(BarDraft bar) {
    return switch (random.nextInt(4)) {
      case 0 -> bar.prices(bar.open(), bar.high().multiply(SPIKE), bar.low(), bar.close());
      case 1 -> bar.prices(bar.open(), bar.high(), bar.low().subtract(spike(bar)), bar.close());
      case 2 -> bar.volume(bar.volume().scaleByPowerOfTen(1));
      default -> bar.volume(bar.volume().multiply(HALF));
    };
  }

  private static BigDecimal spike(BarDraft bar) {
    return bar.low().multiply(SPIKE).subtract(bar.low());
  }

  private StatementDraft send(Instant at, BarDraft bar) {
    StatementDraft statement =
        new StatementDraft(
            bar,
            AssetClass.STOCK,
            BarState.CLOSED,
            false,
            SOURCE.name(),
            SOURCE.rank(),
            RevisionScheme.ofTime(at),
            Option.none());
    sent.add(new Sent(at, statement));
    return statement;
  }
}
