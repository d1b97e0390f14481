package io.stockstream.apps.ingest;

import io.stockstream.adapters.feeds.file.FileFeed;
import io.stockstream.adapters.feeds.file.ReplayOptions;
import io.stockstream.adapters.feeds.simulated.FaultRates;
import io.stockstream.adapters.feeds.simulated.Pace;
import io.stockstream.adapters.feeds.simulated.SimulatedFeed;
import io.stockstream.adapters.feeds.simulated.SimulationConfig;
import io.stockstream.apps.wiring.FileOptions;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.rollup.ReferenceTable;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.feed.Feed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to ingest: the options of each feed, and the feeds that they open. */
final class FeedOptions {

  @Option(names = "--feed", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
  private FeedKind feed;

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "With --feed file: files of bars.")
  private List<Path> files = List.of();

  @Mixin private FileOptions fileOptions;

  @Mixin private VenueOptions venues;

  @Option(
      names = "--seed",
      description = "Simulated: makes one market of many.",
      defaultValue = "7")
  private long seed;

  @Option(
      names = "--start",
      description = "Simulated: first minute; default ${DEFAULT-VALUE}.",
      defaultValue = "2026-01-05T14:30:00Z")
  private Instant start;

  @Option(
      names = "--speed",
      description = "Simulated: seconds a second; default ${DEFAULT-VALUE}.",
      defaultValue = "60")
  private double speed;

  @Option(names = "--live", description = "Simulated: today's market, as fast as it goes by.")
  private boolean live;

  @Option(
      names = "--minutes",
      description = "Simulated: how many minutes of it; endless unless given.")
  private Long minutes;

  @Option(names = "--no-faults", description = "Simulated: let nothing go wrong.")
  private boolean noFaults;

  /**
   * Opens the feeds; every file is read through once before anything is published.
   *
   * @param known declares ranks of sources
   * @param settings of live feeds
   * @throws PortException when a file cannot be taken, or none is named
   */
  List<? extends Feed> open(ReferenceTable known, LiveSettings settings) {
    return switch (feed) {
      case simulated -> List.of(SimulatedFeed.open(simulation()));
      case file -> files(known);
      default ->
          List.of(new LiveFeeds(settings, known).open(feed, venues.symbols(), venues.timeframe()));
    };
  }

  private List<? extends Feed> files(Reference known) {
    if (files.isEmpty()) {
      throw new PortException(
          FailureKind.MISCONFIGURED, "ingest: expected files after --feed file, was none");
    }
    ReplayOptions options = fileOptions.replay(known, venues.symbol(), venues.told());
    return files.stream().map(file -> FileFeed.open(file, options)).toList();
  }

  private SimulationConfig simulation() {
    Duration length = minutes == null ? SimulationConfig.ENDLESS : Duration.ofMinutes(minutes);
    SimulationConfig config =
        live
            ? SimulationConfig.live(seed, Instant.now()).with(length)
            : SimulationConfig.of(seed, start, length).with(Pace.times(speed));
    return noFaults ? config.with(FaultRates.NONE) : config;
  }
}
