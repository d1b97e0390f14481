package io.stockstream.adapters.feeds.simulated;

import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.statement.Heartbeat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Everything that the market says, in the order in which it is heard. Made minute by minute, so
 * that only what is still on its way is in memory.
 */
final class Simulation implements Iterator<Emission> {

  /** Emissions of one time keep the order in which they were made. */
  private record Queued(Emission emission, long order) {}

  private final Instant end;
  private final List<InstrumentSimulation> instruments = new ArrayList<>();
  private final Map<String, TradingCalendar> venues = SimulatedMarket.venues();
  private final PriorityQueue<Queued> queue =
      new PriorityQueue<>(
          Comparator.<Queued, Instant>comparing(queued -> queued.emission().time())
              .thenComparingLong(Queued::order));
  private Instant minute;
  private long order;

  Simulation(SimulationConfig config) {
    this.minute = config.start().truncatedTo(ChronoUnit.MINUTES);
    this.end = config.start().plus(config.length());
    BadRecords badRecords = new BadRecords();
    long seed = config.seed();
    for (SimulatedInstrument instrument : SimulatedMarket.all()) {
      seed = seed * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
      instruments.add(new InstrumentSimulation(instrument, config.faults(), badRecords, seed));
    }
  }

  @Override
  public boolean hasNext() {
    while (minute.isBefore(end) && (queue.isEmpty() || !heardBefore(minute))) {
      simulateMinute();
    }
    return !queue.isEmpty();
  }

  private boolean heardBefore(Instant time) {
    return queue.peek().emission().time().isBefore(time);
  }

  private void simulateMinute() {
    instruments.forEach(instrument -> instrument.minute(minute, this::hear));
    venues.forEach(this::heartbeat);
    minute = minute.plus(1, ChronoUnit.MINUTES);
  }

  /** A venue is alive while it is open, and says so once more when it has closed. */
  private void heartbeat(String venue, TradingCalendar calendar) {
    boolean open = calendar.sessionAt(minute).isDefined();
    boolean closing = calendar.sessionAt(minute.minus(1, ChronoUnit.MINUTES)).isDefined();
    if (open || closing) {
      String source = InstrumentSimulation.SOURCE.name();
      hear(new Emission.Alive(minute, new Heartbeat(venue, minute, source)));
    }
  }

  private void hear(Emission emission) {
    queue.add(new Queued(emission, order++));
  }

  @Override
  public Emission next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return queue.poll().emission();
  }
}
