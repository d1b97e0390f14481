package io.stockstream.apps.embedded;

import com.google.inject.Injector;
import io.stockstream.adapters.feeds.oracle.Oracle;
import io.stockstream.adapters.feeds.sample.SampleFeed;
import io.stockstream.adapters.feeds.simulated.FaultRates;
import io.stockstream.adapters.feeds.simulated.Pace;
import io.stockstream.adapters.feeds.simulated.SimulatedFeed;
import io.stockstream.adapters.feeds.simulated.SimulationConfig;
import io.stockstream.adapters.spark.BarStream;
import io.stockstream.adapters.spark.LocalSpark;
import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.runtime.Injectors;
import io.stockstream.apps.runtime.Shutdown;
import io.stockstream.apps.wiring.CoreModule;
import io.stockstream.apps.wiring.Home;
import io.stockstream.apps.wiring.ReferenceOption;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.log.MessageDecoder;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordPublisher;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs everything on a simulated market with faults, and proves at the end that it came out right.
 */
@Command(
    name = "demo",
    description = {
      "Runs broker, Spark and store in this process on a simulated market with faults, beside a sample of real data;",
      "then verifies the store against the log and against an oracle. Exit code 0 only when all of it holds.",
      "Each demo starts from nothing: what the last one left in HOME/demo is replaced."
    })
public final class DemoCommand implements Callable<ExitCode> {

  /** When New York has just opened and Europe is still trading. */
  private static final String USUAL_START = "2026-01-05T14:30:00Z";

  @Mixin private CommonOptions options;

  @Mixin private HomeOption home;

  @Mixin private ReferenceOption reference;

  @Spec private CommandSpec spec;

  @Option(names = "--seconds", description = "How long; until Ctrl-C unless given.")
  private Long seconds;

  @Option(names = "--seed", description = "Makes one market of many.", defaultValue = "7")
  private long seed;

  @Option(
      names = "--start",
      description = "First simulated minute; default ${DEFAULT-VALUE}.",
      defaultValue = USUAL_START)
  private Instant start;

  @Option(
      names = "--speed",
      description = "Simulated seconds a second; default ${DEFAULT-VALUE}.",
      defaultValue = "1200")
  private double speed;

  @Option(names = "--live", description = "Simulate today's market, as fast as it goes by.")
  private boolean live;

  @Option(
      names = "--outage",
      paramLabel = "MINUTES",
      description =
          "For so many simulated minutes in the middle the feed is down; default ${DEFAULT-VALUE}, where --seconds gives a middle.",
      defaultValue = "10")
  private int outage;

  @Option(names = "--no-faults", description = "Let nothing go wrong.")
  private boolean noFaults;

  @Override
  public ExitCode call() {
    Injector injector = Injectors.production(new CoreModule(reference.load(options)));
    Home demo = DemoHome.fresh(home.demo());
    try (Shutdown shutdown = Shutdown.via(LocalSpark::beforeShutdown);
        EmbeddedChain chain =
            EmbeddedChain.open(
                demo,
                demo.store(),
                injector.getInstance(MessageDecoder.class),
                injector.getInstance(Reference.class))) {
      return run(chain, shutdown);
    }
  }

  private ExitCode run(EmbeddedChain chain, Shutdown shutdown) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("broker started, starting Spark; store " + chain.location());
    out.flush();
    Progress progress = new Progress(out);
    DemoReport report = new DemoReport(chain, new Oracle(), progress, out);
    try (BarStream stream = chain.stream(progress::committed)) {
      play(chain, stream, shutdown, report);
      stream.catchUp();
    }
    return report.print();
  }

  private void play(EmbeddedChain chain, BarStream stream, Shutdown shutdown, DemoReport report) {
    Progress progress = report.progress();
    ScheduledExecutorService printer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "progress");
              thread.setDaemon(true);
              return thread;
            });
    printer.scheduleAtFixedRate(progress::print, 1, 1, TimeUnit.SECONDS);
    RecordPublisher publisher = chain.publisher();
    try (SampleFeed sample = SampleFeed.open(report.oracle()::observe);
        SimulatedFeed market = SimulatedFeed.open(simulation(), report.oracle())) {
      publisher.publish(new StopWhen(sample, shutdown, progress));
      publisher.publish(new StopWhen(market, shutdown, progress));
      fill(market.missed(), publisher, stream, report);
    } finally {
      printer.shutdownNow();
    }
  }

  /** What an outage took is shown first, and then asked for, as a venue's history has it. */
  private static void fill(
      Iterator<OutgoingRecord> missed,
      RecordPublisher publisher,
      BarStream stream,
      DemoReport report) {
    if (missed.hasNext()) {
      stream.catchUp();
      report.printOutage();
      report.progress().published(publisher.publish(missed));
    }
  }

  private SimulationConfig simulation() {
    SimulationConfig config =
        live
            ? SimulationConfig.live(seed, Instant.now())
            : SimulationConfig.of(seed, start, length(speed)).with(Pace.times(speed));
    SimulationConfig limited = live ? config.with(length(1)) : config;
    return noFaults ? limited.with(FaultRates.NONE) : withOutage(limited);
  }

  /** Where there is as much time before it and after it, so that its ends can be seen. */
  private SimulationConfig withOutage(SimulationConfig config) {
    Duration down = Duration.ofMinutes(outage);
    Duration rest = config.length().minus(down);
    if (outage < 1 || seconds == null || rest.compareTo(down) < 0) {
      return config;
    }
    Instant from = config.start().plus(Duration.ofMinutes(rest.toMinutes() / 2));
    return config.withOutage(new Interval(from, from.plus(down)));
  }

  private Duration length(double simulatedSecondsASecond) {
    return seconds == null
        ? SimulationConfig.ENDLESS
        : Duration.ofMinutes(
            Math.max(
                1,
                Math.round(seconds * simulatedSecondsASecond / Duration.ofMinutes(1).toSeconds())));
  }
}
