package io.stockstream.apps.ingest;

import com.google.inject.Injector;
import io.stockstream.adapters.feeds.live.HistoryFeed;
import io.stockstream.adapters.kafka.KafkaTopics;
import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.runtime.Injectors;
import io.stockstream.apps.wiring.CoreModule;
import io.stockstream.apps.wiring.KafkaModule;
import io.stockstream.apps.wiring.KafkaSettings;
import io.stockstream.apps.wiring.ReferenceOption;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.rollup.ReferenceTable;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes what a venue has of a stretch of time. */
@Command(
    name = "backfill",
    description = {
      "Publishes to Kafka what a venue has of a stretch of time, and stops.",
      "Bars that are there already change nothing: stopped, it is simply run again."
    })
public final class BackfillCommand implements Callable<ExitCode> {

  private static final int MOST_A_SECOND = 1_000_000;

  @Mixin private CommonOptions options;

  @Mixin private VenueOptions venue;

  @Mixin private ReferenceOption reference;

  @Spec private CommandSpec spec;

  @Option(names = "--feed", required = true, description = "One of the venues of ingest.")
  private FeedKind feed;

  @Option(names = "--from", required = true, description = "First open time, UTC.")
  private Instant from;

  @Option(names = "--to", description = "Open times before this, UTC; now unless given.")
  private Instant to;

  @Option(
      names = "--rate",
      description =
          "Bars a second at most, so that those who follow the venue are not held up; default ${DEFAULT-VALUE}.",
      defaultValue = "500")
  private int rate;

  @Override
  public ExitCode call() {
    KafkaSettings kafka = options.load(KafkaSettings.KEYS, KafkaSettings::from).config();
    ReferenceTable known = reference.load(options);
    LiveSettings live = options.load(LiveSettings.KEYS, LiveSettings::from).config();
    Injector injector = Injectors.production(new CoreModule(known), new KafkaModule(kafka));
    HistoryFeed history =
        new LiveFeeds(live, known)
            .history(feed, venue.symbols(), venue.timeframe(), range(), rate());
    try {
      new Publishing(kafka, injector.getInstance(KafkaTopics.class)).publish(List.of(history));
    } finally {
      print(history.told());
    }
    return history.told().stream().anyMatch(HistoryFeed.Told::isRefused)
        ? ExitCode.REJECTED
        : ExitCode.OK;
  }

  private Interval range() {
    Instant until = to == null ? Instant.now() : to;
    if (!from.isBefore(until)) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "backfill: expected --from before --to, was " + from + " and " + until);
    }
    return new Interval(from, until);
  }

  private int rate() {
    if (rate < 1 || rate > MOST_A_SECOND) {
      throw new PortException(
          FailureKind.MISCONFIGURED, "--rate: expected 1 to a million bars a second, was " + rate);
    }
    return rate;
  }

  private void print(List<HistoryFeed.Told> all) {
    PrintWriter out = spec.commandLine().getOut();
    for (HistoryFeed.Told each : all) {
      out.println(
          "backfill %s %s bars=%d last=%s%s"
              .formatted(
                  each.followed().instrument(),
                  each.followed().timeframe(),
                  each.bars(),
                  each.last().map(Instant::toString).orElse("none"),
                  each.isRefused() ? " refused" : ""));
    }
    out.flush();
  }
}
