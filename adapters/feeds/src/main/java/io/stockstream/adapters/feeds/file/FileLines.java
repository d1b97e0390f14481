package io.stockstream.adapters.feeds.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * The lines of a file as bytes, one at a time, in bounded memory whatever their length. Lines end
 * with LF, CR LF or CR. One thread.
 */
final class FileLines implements Rows {

  /** Longer than any line of bars; what comes after is skipped and the line marked. */
  static final int LONGEST = 16_384;

  private static final int USUAL = 128;
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(USUAL);
  private long number;
  private boolean tooLong;
  private boolean afterCarriageReturn;

  private FileLines(InputStream in) {
    this.in = in;
  }

  /** Opens a file, decompressing it where it is compressed. */
  static FileLines open(Path file) throws IOException {
    return of(Compression.opened(file, Files.newInputStream(file)));
  }

  /** Opens a file likewise, after its first line. */
  static FileLines afterHeader(Path file) throws IOException {
    FileLines lines = open(file);
    lines.next();
    return lines;
  }

  /** Opens the part of a zip that has such a name. */
  static FileLines open(Path file, Predicate<String> part) throws IOException {
    return of(Compression.opened(file, Files.newInputStream(file), part));
  }

  static FileLines of(InputStream content) {
    return new FileLines(new BufferedInputStream(content, BUFFER));
  }

  /** Returns the next line without its end. */
  @Override
  public byte[] next() throws IOException {
    line.reset();
    tooLong = false;
    int b = first();
    if (b < 0) {
      return null;
    }
    number++;
    for (; b >= 0 && b != '\n' && b != '\r'; b = in.read()) {
      add(b);
    }
    afterCarriageReturn = b == '\r';
    return line.toByteArray();
  }

  private int first() throws IOException {
    int b = in.read();
    return b == '\n' && afterCarriageReturn ? in.read() : b;
  }

  private void add(int b) {
    if (line.size() < LONGEST) {
      line.write(b);
    } else {
      tooLong = true;
    }
  }

  @Override
  public long number() {
    return number;
  }

  /** Says whether that line was longer than {@link #LONGEST}. */
  @Override
  public boolean isTooLong() {
    return tooLong;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
