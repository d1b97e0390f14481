package io.stockstream.adapters.feeds.simulated;

import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.Voided;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a venue says of one bar.
 *
 * @param listing whose bar
 * @param minute its open time
 * @param random its luck
 */
record BarScript(Listing listing, Instant minute, Random random) {

  private static final int MINUTE_MICROS = 60_000_000;
  private static final int CLOSING_MICROS = 50_000;
  private static final int CLOSING_SPREAD = 1_400_000;
  private static final int SHORT_DELAY_MICROS = 400_000;
  private static final int LONG_DELAY_MIN_SECONDS = 180;
  private static final int LONG_DELAY_SPREAD = 1_620;

  /** Returns the bar as it moves, then as it closes just after its minute. */
  List<Saying> tell(PriceWalk walk, int updates) {
    List<Saying> told = new ArrayList<>();
    BarValues values = walk.open();
    for (int i = 0; i < updates; i++) {
      values = walk.trade(values);
      int slot = MINUTE_MICROS / updates;
      told.add(say(BarState.OPEN, values, minute.plus(micros(i * slot + random.nextInt(slot)))));
    }
    values = walk.trade(values);
    Instant closing =
        minute.plus(micros(MINUTE_MICROS + CLOSING_MICROS + random.nextInt(CLOSING_SPREAD)));
    told.add(say(BarState.CLOSED, values, closing));
    return told;
  }

  /** Returns what is sent of a bar instead of what was told, once it has met its fate. */
  List<Saying> meet(Fault fate, List<Saying> told) {
    if (fate == null) {
      return told;
    }
    List<Saying> met = new ArrayList<>(told);
    Saying closed = told.get(told.size() - 1);
    BarValues values = closed.values();
    Instant later = closed.at().plus(longDelay());
    switch (fate) {
      case LATE -> met.set(met.size() - 1, closed.sentAt(later));
      case CORRECTION_UP -> met.add(say(BarState.CLOSED, values.up(), later));
      case CORRECTION_DOWN -> met.add(say(BarState.CLOSED, values.down(), later));
      case VOID -> met.add(say(BarState.CLOSED, Voided.VOID, values, later));
      case CONFLICT -> met.add(contradict(closed));
      default -> throw new IllegalStateException("Invariant: a fate that is sent, was " + fate);
    }
    return met;
  }

  private Saying contradict(Saying closed) {
    BarValues other = random.nextBoolean() ? closed.values().up() : closed.values().down();
    return say(BarState.CLOSED, other, closed.at()).sentAt(closed.at().plus(shortDelay()));
  }

  /** Returns another statement on the closed bar that would stand, so that its leak shows. */
  Saying afterthought(Saying closed) {
    return say(BarState.CLOSED, closed.values().up(), closed.at().plus(shortDelay()));
  }

  private Saying say(BarState state, BarValues values, Instant eventTime) {
    return say(state, listing.content(values), values, eventTime);
  }

  private Saying say(BarState state, Content content, BarValues values, Instant eventTime) {
    return new Saying(eventTime, listing.statement(minute, state, content, eventTime), values);
  }

  private Duration shortDelay() {
    return micros(1 + random.nextInt(SHORT_DELAY_MICROS));
  }

  private Duration longDelay() {
    return Duration.ofSeconds(LONG_DELAY_MIN_SECONDS + random.nextInt(LONG_DELAY_SPREAD));
  }

  private static Duration micros(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }
}
