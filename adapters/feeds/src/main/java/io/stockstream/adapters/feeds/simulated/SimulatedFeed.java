package io.stockstream.adapters.feeds.simulated;

import io.stockstream.adapters.feeds.clock.WallClock;
import io.stockstream.ports.feed.Feed;
import io.stockstream.ports.log.OutgoingRecord;
import java.util.Iterator;
import java.util.Map;

/**
 * Plays a simulated market of 50 instruments. Records come in the order of their simulated time;
 * memory is bounded by the length of a delay and of an outage, not by that of the simulation.
 */
public final class SimulatedFeed implements Feed {

  private final Simulation simulation;
  private final Pacer pacer;
  private final EmissionListener listener;

  private SimulatedFeed(SimulationConfig config, EmissionListener listener, WallClock clock) {
    this.simulation = new Simulation(config, SimulatedMarket.listings());
    this.pacer = new Pacer(config.pace(), clock, config.start());
    this.listener = listener;
  }

  /** Starts a simulation that nobody listens to. */
  public static SimulatedFeed open(SimulationConfig config) {
    return open(config, EmissionListener.NONE);
  }

  /** Starts a simulation. */
  public static SimulatedFeed open(SimulationConfig config, EmissionListener listener) {
    return open(config, listener, WallClock.SYSTEM);
  }

  /**
   * Starts a simulation.
   *
   * @param listener is told of every record
   * @param clock by which the pace is kept
   */
  public static SimulatedFeed open(
      SimulationConfig config, EmissionListener listener, WallClock clock) {
    return new SimulatedFeed(config, listener, clock);
  }

  @Override
  public boolean hasNext() {
    return simulation.hasNext();
  }

  @Override
  public OutgoingRecord next() {
    Timed timed = simulation.next();
    pacer.await(timed.at());
    return tell(timed.emission());
  }

  /**
   * Returns what a venue's history has of the time of an outage that is over: its bars that are
   * over, and that the venue was alive. The listener is told of each as it is read.
   */
  public Iterator<OutgoingRecord> missed() {
    return simulation.missed().stream().map(this::tell).iterator();
  }

  private OutgoingRecord tell(Emission emission) {
    listener.emitted(emission);
    return emission.outgoing();
  }

  /**
   * Returns how many of each fault were planned so far; all of them are sent once the feed ends,
   * but for those that an outage took.
   */
  public Map<Fault, Long> faults() {
    return simulation.faults();
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
