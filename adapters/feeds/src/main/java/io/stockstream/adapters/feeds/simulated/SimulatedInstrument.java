package io.stockstream.adapters.feeds.simulated;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** An instrument with its price and its own luck, so that none depends on another. One thread. */
final class SimulatedInstrument {

  /** The 64-bit golden ratio: neighbouring seeds make unrelated sequences. */
  private static final long SCATTER = 0x9E3779B97F4A7C15L;

  private final Listing listing;
  private final Listing other;
  private final SimulationConfig config;
  private final Random random;
  private final PriceWalk walk;

  private SimulatedInstrument(Listing listing, Listing other, SimulationConfig config, int number) {
    this.listing = listing;
    this.other = other;
    this.config = config;
    this.random = new Random((config.seed() ^ number * SCATTER) * SCATTER);
    this.walk = new PriceWalk(listing.quoting(), random);
  }

  static List<SimulatedInstrument> all(SimulationConfig config, List<Listing> listings) {
    return IntStream.range(0, listings.size())
        .mapToObj(
            i ->
                new SimulatedInstrument(
                    listings.get(i), listings.get((i + 1) % listings.size()), config, i + 1))
        .toList();
  }

  Listing listing() {
    return listing;
  }

  /** Plans the records of a minute. */
  void simulate(Instant minute, Schedule schedule) {
    FaultRates faults = config.faults();
    BarScript script = new BarScript(listing, minute, random);
    List<Saying> told = script.tell(walk, config.updates());
    Fault fate = faults.fate(random);
    if (fate != null) {
      schedule.count(fate);
    }
    if (fate != Fault.MISSING) {
      List<Saying> met = script.meet(fate, told);
      new Mishaps(faults, random, schedule).send(met, config.updates());
      new Rubbish(faults, random, schedule).send(told.get(told.size() - 1), script, other);
    }
  }
}
