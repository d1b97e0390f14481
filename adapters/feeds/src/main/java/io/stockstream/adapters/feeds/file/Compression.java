package io.stockstream.adapters.feeds.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Says whether a file is compressed: by its first bytes, whatever it is called. */
final class Compression {

  private static final int[] GZIP = {0x1F, 0x8B};
  private static final int BUFFER = 1 << 16;

  private Compression() {}

  /**
   * Returns the content of a file.
   *
   * @param raw the file's bytes; closed when this fails
   * @throws IOException also when the file is called {@code .gz} and is not
   */
  static InputStream opened(Path file, InputStream raw) throws IOException {
    try {
      InputStream buffered = new BufferedInputStream(raw, BUFFER);
      boolean named = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
      return named || isGzip(buffered) ? new GZIPInputStream(buffered, BUFFER) : buffered;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(GZIP.length);
    boolean gzip = in.read() == GZIP[0] && in.read() == GZIP[1];
    in.reset();
    return gzip;
  }
}
