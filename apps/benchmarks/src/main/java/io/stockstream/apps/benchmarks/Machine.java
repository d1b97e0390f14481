package io.stockstream.apps.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells what a figure was measured on; without it a figure means nothing. */
final class Machine {

  private static final int MIB = 1024 * 1024;

  private Machine() {}

  /** Returns one line: processors, load, Java, heap. */
  static String describe() {
    Runtime runtime = Runtime.getRuntime();
    return "machine: %d x %s, load %.2f, %s %s, Java %s, -Xmx %d MiB"
        .formatted(
            runtime.availableProcessors(),
            processor(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version(),
            runtime.maxMemory() / MIB);
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("processor");
    } catch (IOException e) {
      return "processor";
    }
  }
}
