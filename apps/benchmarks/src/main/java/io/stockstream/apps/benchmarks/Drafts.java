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
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Makes statements as a feed would: minute by minute, in each minute one of every instrument. Of a
 * hundred, three are re-sent within the next minutes, two corrected; of a thousand, one is broken,
 * its high below its low. The same seed makes the same statements.
 */
final class Drafts implements Iterator<StatementDraft> {

  static final long SEED = 20260105;
  static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  static final String VENUE = "XBEN";

  private static final int MINUTES_BACK = 5;

  /** A correction is said after everything else. */
  private static final Instant CORRECTED = START.plus(Duration.ofDays(400));

  private static final Source SOURCE = Source.live("benchmark");

  private final List<String> symbols;
  private final SplittableRandom choice = new SplittableRandom(SEED);
  private long left;
  private long minute;
  private int instrument;

  Drafts(int instruments, long count) {
    this.symbols = IntStream.range(0, instruments).mapToObj(i -> "S" + i).toList();
    this.left = count;
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public StatementDraft next() {
    if (left == 0) {
      throw new NoSuchElementException();
    }
    left--;
    int kind = choice.nextInt(1_000);
    if (kind < 50 && minute > MINUTES_BACK) {
      long earlier = minute - 1 - choice.nextInt(MINUTES_BACK);
      return statement(choice.nextInt(symbols.size()), earlier, kind < 20 ? 1 : 0, false);
    }
    StatementDraft fresh = statement(instrument, minute, 0, kind == 999);
    instrument = (instrument + 1) % symbols.size();
    minute += instrument == 0 ? 1 : 0;
    return fresh;
  }

  /**
   * Returns a later word on a bar than all others of a lower issue, whatever was said before.
   *
   * @param instrument its number
   */
  StatementDraft correction(int instrument, Instant openTime, int issue) {
    long minute = Duration.between(START, openTime).toMinutes();
    return statement(bar(instrument, minute, -1 - issue, false), CORRECTED.plusSeconds(issue));
  }

  private StatementDraft statement(int instrument, long minute, int issue, boolean broken) {
    BarDraft bar = bar(instrument, minute, issue, broken);
    return statement(bar, bar.openTime().plusSeconds(60L + 90L * issue));
  }

  /** The same instrument, minute and issue always make the same bar. */
  private BarDraft bar(int instrument, long minute, int issue, boolean broken) {
    SplittableRandom random =
        new SplittableRandom(SEED ^ (instrument * 1_000_003L + minute * 4_001L + issue));
    Instant openTime = START.plus(Duration.ofMinutes(minute));
    long low = 1_000 + instrument % 500 * 100L + random.nextInt(400);
    long high = low + random.nextInt(60);
    return BarDraft.at(symbols.get(instrument), VENUE, "1m", openTime)
        .prices(
            cents(low + random.nextLong(high - low + 1)),
            cents(broken ? low - 1 : high),
            cents(low),
            cents(low + random.nextLong(high - low + 1)))
        .activity(
            BigDecimal.valueOf(random.nextLong(5_000_000), 3),
            null,
            null,
            (long) random.nextInt(2_000));
  }

  private static StatementDraft statement(BarDraft bar, Instant eventTime) {
    return new StatementDraft(
        bar,
        AssetClass.STOCK,
        BarState.CLOSED,
        false,
        SOURCE.name(),
        SOURCE.rank(),
        RevisionScheme.ofTime(eventTime),
        Option.none());
  }

  private static BigDecimal cents(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }
}
