package io.stockstream.apps.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.stockstream.adapters.feeds.binance.Binance;
import io.stockstream.adapters.feeds.clock.WallClock;
import io.stockstream.adapters.feeds.live.LiveFeed;
import io.stockstream.adapters.feeds.live.LiveOptions;
import io.stockstream.adapters.feeds.live.Surroundings;
import io.stockstream.domain.bar.Timeframe;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/** The process that follows; it tells its share of a core in percent, its memory, its records. */
final class FeedsRun {

  static final Duration WARM_UP = Duration.ofSeconds(30);
  static final Duration MEASURED = Duration.ofSeconds(30);

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private FeedsRun() {}

  static void run(URI stream, URI rest) throws IOException {
    KlineMessages klines =
        new KlineMessages(Timeframe.M1.floor(Instant.now()), FeedsBenchmark.INSTRUMENTS);
    try (LiveFeed feed =
        LiveFeed.listen(
            Binance.PUBLIC.streamingAt(stream).askedAt(rest),
            klines.followed(),
            LiveOptions.DEFAULT,
            new Surroundings(WallClock.SYSTEM, new Random(1), System.out::println))) {
      read(feed, WARM_UP);
      long cpu = PROCESS.getProcessCpuTime();
      long records = read(feed, MEASURED);
      double used = PROCESS.getProcessCpuTime() - cpu;
      System.out.printf(
          Locale.ROOT,
          "%s%.1f %d %.0f%n",
          Child.RESULT,
          100 * used / MEASURED.toNanos(),
          residentMebibytes(),
          records / (double) MEASURED.toSeconds());
    }
  }

  private static long read(LiveFeed feed, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    long records = 0;
    while (System.nanoTime() < end && feed.hasNext()) {
      feed.next();
      records++;
    }
    return records;
  }

  /** The most that it had in memory. */
  private static long residentMebibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024)
        .findFirst()
        .orElse(-1);
  }
}
