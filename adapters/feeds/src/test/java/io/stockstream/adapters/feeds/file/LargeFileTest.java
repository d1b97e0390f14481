package io.stockstream.adapters.feeds.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeFileTest {

  private static final int LINES = 1_000_000;
  private static final long BOUND = 16L << 20;

  @TempDir private Path folder;

  /** What is still held once everything else was collected; whatever the heap is. */
  @Test
  void aMillionLinesNeedNoMoreMemoryThanOne() throws Exception {
    try (FileFeed feed = FileFeed.open(write(), ReplayOptions.DEFAULT)) {
      feed.next();
      long before = heldBytes();
      for (int i = 2; i < LINES; i++) {
        feed.next();
      }

      assertThat(heldBytes() - before).isLessThan(BOUND);
      assertThat(feed.next().value()).asString().contains("\"line\":" + (LINES + 1));
      assertThat(feed.hasNext()).isFalse();
    }
  }

  private Path write() throws IOException {
    Path file = folder.resolve("large.csv.gz");
    byte[] line = (TestingReplay.LINE + "\n").getBytes(StandardCharsets.UTF_8);
    try (OutputStream out =
        new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      out.write((TestingReplay.HEADER + "\n").getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < LINES; i++) {
        out.write(line);
      }
    }
    return file;
  }

  private static long heldBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
