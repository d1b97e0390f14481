package io.stockstream.adapters.feeds.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Says whether a file is compressed: by its first bytes, whatever it is called. */
final class Compression {

  private static final byte[] GZIP = {0x1F, (byte) 0x8B};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final int BUFFER = 1 << 16;

  private Compression() {}

  /** Returns the content of a file; of a zip, that of the first part. */
  static InputStream opened(Path file, InputStream raw) throws IOException {
    return opened(file, raw, part -> true);
  }

  /**
   * Returns the content of a file.
   *
   * @param raw the file's bytes; closed when this fails
   * @param part by its name, which one of a zip is wanted
   * @throws IOException also when the file is called {@code .gz} or {@code .zip} and is not, or has
   *     no such part
   */
  static InputStream opened(Path file, InputStream raw, Predicate<String> part) throws IOException {
    try {
      InputStream buffered = new BufferedInputStream(raw, BUFFER);
      if (isNamed(file, ".gz") || begins(buffered, GZIP)) {
        return new GZIPInputStream(buffered, BUFFER);
      }
      return isZip(file, buffered) ? unzipped(buffered, part) : buffered;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Says whether a file is a zip, or is called one. */
  static boolean isZip(Path file, InputStream buffered) throws IOException {
    return isNamed(file, ".zip") || begins(buffered, ZIP);
  }

  private static boolean isNamed(Path file, String end) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(end);
  }

  private static boolean begins(InputStream in, byte[] magic) throws IOException {
    in.mark(magic.length);
    boolean begins = Arrays.equals(in.readNBytes(magic.length), magic);
    in.reset();
    return begins;
  }

  private static InputStream unzipped(InputStream zipped, Predicate<String> part)
      throws IOException {
    ZipInputStream zip = new ZipInputStream(zipped);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (!entry.isDirectory() && part.test(entry.getName())) {
        return zip;
      }
    }
    throw new ZipException("no part with bars");
  }
}
