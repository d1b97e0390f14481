package io.stockstream.adapters.feeds.simulated;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Voided;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.Source;
import io.stockstream.domain.statement.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** One instrument, minute by minute: a price that wanders, and what is said of it. */
final class InstrumentSimulation {

  static final Source SOURCE = Source.live("simulated");

  private static final int OPEN_STATEMENTS = 2;
  private static final int STEP_SECONDS = 20;
  private static final long MOST_UNITS = 5_000;

  private final SimulatedInstrument instrument;
  private final FaultRates faults;
  private final BadRecords badRecords;
  private final SplittableRandom random;
  private long price;

  InstrumentSimulation(
      SimulatedInstrument instrument, FaultRates faults, BadRecords badRecords, long seed) {
    this.instrument = instrument;
    this.faults = faults;
    this.badRecords = badRecords;
    this.random = new SplittableRandom(seed);
    this.price = instrument.price();
  }

  /** Says what there is to say of one minute, now and later; nothing when the market is closed. */
  void minute(Instant minute, Consumer<Emission> out) {
    if (instrument.calendar().sessionAt(minute).isEmpty()) {
      return;
    }
    BarKey key = new BarKey(instrument.id(), Timeframe.M1, minute, Origin.FEED);
    boolean missing = happens(faults.missing());
    SimulatedBar bar = open(key, missing ? ignored -> {} : out);
    price = bar.close();
    if (!missing) {
      close(key, bar, out);
      addGarbage(key, bar, out);
    }
  }

  private SimulatedBar open(BarKey key, Consumer<Emission> out) {
    SimulatedBar bar = SimulatedBar.openingAt(instrument, price);
    boolean reorder = happens(faults.reorder());
    for (int step = 1; step <= OPEN_STATEMENTS; step++) {
      bar = trade(bar);
      Instant time = jitter(key.openTime().plusSeconds((long) step * STEP_SECONDS));
      // What was said first is heard after what was said second.
      Instant heard = reorder && step == 1 ? time.plusSeconds(2L * STEP_SECONDS - 1) : time;
      out.accept(said(heard, statement(key, BarState.OPEN, bar.toOhlcv(), time)));
    }
    return trade(bar);
  }

  private void close(BarKey key, SimulatedBar bar, Consumer<Emission> out) {
    Instant time = jitter(key.openTime().plusSeconds(key.timeframe().seconds()));
    Instant heard = happens(faults.late()) ? time.plus(minutes(3, 40)) : time;
    Statement closed = statement(key, BarState.CLOSED, bar.toOhlcv(), time);
    out.accept(said(heard, closed));
    if (happens(faults.duplicate())) {
      out.accept(said(heard.plus(minutes(0, 15)), closed));
    }
    if (happens(faults.conflict())) {
      SimulatedBar other = bar.closingAt(bar.close() + 1);
      out.accept(said(heard, statement(key, BarState.CLOSED, other.toOhlcv(), time)));
    }
    if (happens(faults.correctionUp())) {
      restate(key, bar.raised(random.nextLong(1, 50)).toOhlcv(), heard, out);
    }
    if (happens(faults.correctionDown())) {
      restate(key, bar.lowered().toOhlcv(), heard, out);
    }
    if (happens(faults.voided())) {
      restate(key, Voided.VOID, heard, out);
    }
  }

  private void restate(BarKey key, Content content, Instant after, Consumer<Emission> out) {
    Instant time = after.plus(minutes(1, 30));
    out.accept(said(time, statement(key, BarState.CLOSED, content, time)));
  }

  private void addGarbage(BarKey key, SimulatedBar bar, Consumer<Emission> out) {
    Instant time = key.openTime().plusSeconds(key.timeframe().seconds());
    Statement closed = statement(key, BarState.CLOSED, bar.toOhlcv(), time);
    if (happens(faults.malformed())) {
      out.accept(badRecords.malformed(time, closed, random));
    }
    if (happens(faults.outOfRange())) {
      out.accept(badRecords.outOfRange(time, closed, random));
    }
    if (happens(faults.future())) {
      out.accept(badRecords.future(time, closed));
    }
    if (happens(faults.wrongKey())) {
      out.accept(badRecords.wrongKey(time, closed));
    }
  }

  private SimulatedBar trade(SimulatedBar bar) {
    long tick = Math.max(1, instrument.price() / 20_000);
    long moved = bar.close() + random.nextLong(-3, 4) * tick;
    long atLeast = Math.max(instrument.price() / 10, 1);
    return bar.trade(
        Math.max(moved, atLeast), random.nextLong(1, MOST_UNITS), random.nextLong(1, 40));
  }

  private Statement statement(BarKey key, BarState state, Content content, Instant time) {
    return new Statement(
        key, instrument.assetClass(), state, content, SOURCE.stamp(RevisionScheme.ofTime(time)));
  }

  private static Emission said(Instant time, Statement statement) {
    return new Emission.Stated(time, statement);
  }

  private boolean happens(double rate) {
    return random.nextDouble() < rate;
  }

  private Instant jitter(Instant time) {
    return time.plus(Duration.ofNanos(random.nextLong(0, 900_000) * 1_000));
  }

  private Duration minutes(int from, int until) {
    return Duration.ofSeconds(random.nextLong(from * 60L + 1, until * 60L));
  }
}
