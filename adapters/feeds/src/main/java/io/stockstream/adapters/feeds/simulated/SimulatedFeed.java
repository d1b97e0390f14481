package io.stockstream.adapters.feeds.simulated;

import io.stockstream.ports.feed.Feed;
import io.stockstream.ports.log.OutgoingRecord;

/** The simulated market as a feed. */
public final class SimulatedFeed implements Feed {

  private final Simulation simulation;
  private final Pacer pacer;
  private final Oracle oracle;

  /**
   * @param pacer when each record may be handed out; has no part in what is said
   * @param oracle watches what is handed out
   */
  public SimulatedFeed(SimulationConfig config, Pacer pacer, Oracle oracle) {
    this.simulation = new Simulation(config);
    this.pacer = pacer;
    this.oracle = oracle;
  }

  @Override
  public boolean hasNext() {
    return simulation.hasNext();
  }

  @Override
  public OutgoingRecord next() {
    Emission emission = simulation.next();
    pacer.await(emission.time());
    oracle.watch(emission);
    return emission.toRecord();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
