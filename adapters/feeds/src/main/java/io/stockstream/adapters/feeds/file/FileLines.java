package io.stockstream.adapters.feeds.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The lines of a file as bytes, one at a time, in bounded memory whatever their length. Lines end
 * with LF or CR LF. One thread.
 */
final class FileLines implements AutoCloseable {

  /** Longer than any line of bars; what comes after is skipped and the line marked. */
  static final int LONGEST = 16_384;

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private long number;
  private boolean tooLong;

  private FileLines(InputStream in) {
    this.in = in;
  }

  /** Opens a file, decompressing it when its name ends with {@code .gz}. */
  static FileLines open(Path file) throws IOException {
    return new FileLines(
        new BufferedInputStream(decompressed(file, Files.newInputStream(file)), BUFFER));
  }

  static InputStream decompressed(Path file, InputStream raw) throws IOException {
    return file.toString().endsWith(".gz") ? new GZIPInputStream(raw, BUFFER) : raw;
  }

  /** Returns the next line without its end, or null after the last one. */
  byte[] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    tooLong = false;
    int b = in.read();
    if (b < 0) {
      return null;
    }
    number++;
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (line.size() < LONGEST) {
        line.write(b);
      } else {
        tooLong = true;
      }
    }
    return withoutCarriageReturn(line.toByteArray());
  }

  private static byte[] withoutCarriageReturn(byte[] line) {
    boolean ends = line.length > 0 && line[line.length - 1] == '\r';
    return ends ? java.util.Arrays.copyOf(line, line.length - 1) : line;
  }

  /** Returns the number of the line that was returned last, from 1. */
  long number() {
    return number;
  }

  /** Says whether that line was longer than {@link #LONGEST}, and is cut. */
  boolean isTooLong() {
    return tooLong;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
