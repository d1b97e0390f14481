package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.testkit.venue.LocalVenue;
import io.stockstream.adapters.testkit.venue.VenueLine;
import io.stockstream.adapters.testkit.venue.VenueTime;
import io.stockstream.domain.bar.Timeframe;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A process that follows 1,000 instruments over one connection: how much of a core and memory. */
final class FeedsBenchmark {

  static final int INSTRUMENTS = 1_000;

  private static final int RUNS = 3;
  private static final long SECOND_NANOS = 1_000_000_000;

  private FeedsBenchmark() {}

  static void run() throws Exception {
    System.out.println(Machine.describe());
    System.out.printf(
        Locale.ROOT,
        "feeds: %,d instruments on one connection, each stated once a second, %d s after %d s of warm-up%n",
        INSTRUMENTS,
        FeedsRun.MEASURED.toSeconds(),
        FeedsRun.WARM_UP.toSeconds());
    Figures core = new Figures("of a core", "%");
    Figures memory = new Figures("resident", "MiB");
    Figures rate = new Figures("records", "/s");
    try (LocalVenue venue =
        new LocalVenue(
            (line, number) -> sayEachSecond(line),
            (path, query) -> new LocalVenue.Reply(200, VenueTime.date(Instant.now()), "[]"))) {
      for (int i = 0; i < RUNS; i++) {
        List<Double> figures = Child.run("feeds-run", venue.ws(), venue.http());
        core.add(figures.get(0));
        memory.add(figures.get(1));
        rate.add(figures.get(2));
      }
    }
    System.out.println(core);
    System.out.println(memory);
    System.out.println(rate);
  }

  /** Spread over the second, as a venue's messages are. */
  private static void sayEachSecond(VenueLine line) throws IOException, InterruptedException {
    line.hear();
    while (true) {
      Instant now = Instant.now();
      long start = System.nanoTime();
      List<String> messages = new KlineMessages(Timeframe.M1.floor(now), INSTRUMENTS).at(now);
      for (int i = 0; i < messages.size(); i++) {
        line.say(messages.get(i));
        pause(start + SECOND_NANOS * (i + 1) / messages.size() - System.nanoTime());
      }
    }
  }

  private static void pause(long nanos) throws InterruptedException {
    if (nanos > 0) {
      Thread.sleep(Duration.ofNanos(nanos).toMillis(), (int) (nanos % 1_000_000));
    }
  }
}
