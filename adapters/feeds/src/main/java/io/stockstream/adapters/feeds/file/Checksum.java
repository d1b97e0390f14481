package io.stockstream.adapters.feeds.file;

import io.stockstream.ports.failure.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Holds a file against the checksum that its publisher has put beside it, if any. */
final class Checksum {

  private static final String SUFFIX = ".CHECKSUM";
  private static final int HEX_DIGITS = 64;

  /** Longer than a digest and any name. */
  private static final int LONGEST = 4_096;

  private Checksum() {}

  /**
   * @throws io.stockstream.ports.failure.PortException REJECTED when the file is another one
   */
  static void require(Path file, String sha256) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + SUFFIX);
    if (Files.isRegularFile(beside)) {
      String published = read(beside);
      if (!published.equals(sha256)) {
        throw Survey.failure(
            FailureKind.REJECTED,
            file,
            "expected SHA-256 %s as %s says, was %s; fetch both again"
                .formatted(published, beside.getFileName(), sha256),
            null);
      }
    }
  }

  /** A line of sha256sum: the digest, blanks, the file's name. */
  private static String read(Path beside) throws IOException {
    try (var in = Files.newInputStream(beside)) {
      String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
      String digest = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
      return digest.length() == HEX_DIGITS ? digest : "'" + digest + "'";
    }
  }
}
