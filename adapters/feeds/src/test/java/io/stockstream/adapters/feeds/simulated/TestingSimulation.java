package io.stockstream.adapters.feeds.simulated;

import io.stockstream.adapters.feeds.clock.WallClock;
import io.stockstream.domain.statement.Statement;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs simulations to their end. */
final class TestingSimulation {

  /** A Monday on which London, Frankfurt, Paris and New York are open together. */
  static final Instant MONDAY = Instant.parse("2024-11-18T14:30:00Z");

  /** Only crypto trades; its volumes grow with every statement, so that no two are alike. */
  static final Instant SATURDAY = Instant.parse("2024-11-16T12:00:00Z");

  private TestingSimulation() {}

  static SimulationConfig clean(Instant start, Duration length) {
    return SimulationConfig.of(42, start, length).with(FaultRates.NONE);
  }

  /** Returns each record as text: its key, a space, its value. */
  static List<String> texts(SimulationConfig config, WallClock clock) {
    List<String> texts = new ArrayList<>();
    try (SimulatedFeed feed = SimulatedFeed.open(config, EmissionListener.NONE, clock)) {
      feed.forEachRemaining(outgoing -> texts.add(text(outgoing)));
    }
    return texts;
  }

  static List<String> texts(SimulationConfig config) {
    return texts(config, WallClock.SYSTEM);
  }

  private static String text(OutgoingRecord outgoing) {
    return RecordKey.text(outgoing.key())
        + " "
        + new String(outgoing.value(), StandardCharsets.ISO_8859_1);
  }

  static List<Timed> run(SimulationConfig config) {
    List<Timed> emissions = new ArrayList<>();
    new Simulation(config, SimulatedMarket.listings()).forEachRemaining(emissions::add);
    return emissions;
  }

  static List<Statement> statements(SimulationConfig config) {
    return run(config).stream()
        .map(Timed::emission)
        .filter(Emission.Stated.class::isInstance)
        .map(emission -> ((Emission.Stated) emission).statement())
        .toList();
  }
}
