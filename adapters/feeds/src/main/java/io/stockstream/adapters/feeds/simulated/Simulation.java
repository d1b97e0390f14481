package io.stockstream.adapters.feeds.simulated;

import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.Heartbeat;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the records of a market, minute by minute, in the order of their time. The first minutes
 * are sent while later ones are not made yet. One thread.
 */
final class Simulation implements Iterator<Timed> {

  static final String SOURCE = "simulated";

  private static final Duration MINUTE = Timeframe.M1.duration();

  /** A venue's heartbeat follows the bars that it closed; the last one follows the session. */
  private static final Duration HEARTBEAT_DELAY = Duration.ofSeconds(2);

  /** Later than everything that the last minute sends of itself. */
  private static final Duration END_DELAY = Duration.ofSeconds(3);

  private final List<SimulatedInstrument> instruments;
  private final Instant end;
  private final Schedule schedule;
  private final Option<Interval> outage;
  private final List<Emission> missed = new ArrayList<>();
  private Instant minute;

  Simulation(SimulationConfig config, List<Listing> listings) {
    this(config, listings, new Schedule(config.end().plus(END_DELAY)));
  }

  Simulation(SimulationConfig config, List<Listing> listings, Schedule schedule) {
    this.instruments = SimulatedInstrument.all(config, listings);
    this.end = config.end();
    this.schedule = schedule;
    this.outage = config.outage();
    this.minute = config.start();
  }

  @Override
  public boolean hasNext() {
    makeNext();
    while (isLost(schedule.peek())) {
      miss(schedule.poll().emission());
      makeNext();
    }
    return !schedule.isEmpty();
  }

  private void makeNext() {
    while (minute.isBefore(end) && !schedule.hasBefore(minute)) {
      simulateMinute();
    }
  }

  private boolean isLost(Timed next) {
    return next != null && outage.exists(time -> time.contains(next.at()));
  }

  /** A venue's history has bars that are over, not how they came about. */
  private void miss(Emission emission) {
    if (emission instanceof Emission.Alive
        || emission instanceof Emission.Stated stated
            && stated.statement().state() == BarState.CLOSED) {
      missed.add(emission);
    }
  }

  /** Returns what an outage took and history has, in the order in which it was lost. */
  List<Emission> missed() {
    return missed;
  }

  @Override
  public Timed next() {
    if (!hasNext()) {
      throw new NoSuchElementException("simulation: its end " + end + " is reached");
    }
    return schedule.poll();
  }

  private void simulateMinute() {
    Set<String> venues = new TreeSet<>();
    for (SimulatedInstrument instrument : instruments) {
      if (instrument.listing().isInSession(minute)) {
        instrument.simulate(minute, schedule);
        venues.add(instrument.listing().instrument().venue());
      }
    }
    venues.forEach(this::heartbeat);
    minute = minute.plus(MINUTE);
  }

  private void heartbeat(String venue) {
    Instant at = minute.plus(MINUTE).plus(HEARTBEAT_DELAY);
    schedule.add(at, new Emission.Alive(new Heartbeat(venue, at, SOURCE)));
  }

  Map<Fault, Long> faults() {
    return schedule.faults();
  }
}
