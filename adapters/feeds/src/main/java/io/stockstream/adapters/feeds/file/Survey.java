package io.stockstream.adapters.feeds.file;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipException;

/**
 * What is known of a file once it was read through, before anything of it is published.
 *
 * @param header which column is where
 * @param sha256 of the file's bytes as they lie on the disk
 */
record Survey(Header header, String sha256) {

  /**
   * Reads a file through.
   *
   * @throws PortException when it is no file, cannot be read, is cut off, or has no such header
   */
  static Survey of(Path file) {
    if (!Files.isRegularFile(file)) {
      String was = Files.isDirectory(file) ? "a folder; name the files in it" : "nothing there";
      throw new PortException(
          FailureKind.MISCONFIGURED, "file " + file + ": expected a file, was " + was);
    }
    try {
      String sha256 = digest(file);
      return new Survey(header(file), sha256);
    } catch (EOFException | ZipException e) {
      throw new PortException(
          FailureKind.REJECTED,
          "file "
              + file
              + ": expected a whole gzip file, was cut off or damaged ("
              + e.getMessage()
              + "); fetch it again",
          e);
    } catch (IOException e) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "file " + file + ": expected to be allowed to read it, was " + e.getMessage(),
          e);
    }
  }

  private static String digest(Path file) throws IOException {
    MessageDigest sha256 = newSha256();
    try (DigestInputStream raw = new DigestInputStream(Files.newInputStream(file), sha256);
        InputStream content = FileLines.decompressed(file, raw)) {
      content.transferTo(OutputStream.nullOutputStream());
      raw.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Invariant: every JDK has SHA-256", e);
    }
  }

  private static Header header(Path file) throws IOException {
    try (FileLines lines = FileLines.open(file)) {
      byte[] first = lines.next();
      if (first == null) {
        throw new PortException(
            FailureKind.REJECTED, "file " + file + ": expected a header, was empty");
      }
      String text = new String(first, StandardCharsets.UTF_8);
      return Header.of(file, CsvLine.split(text.startsWith("\uFEFF") ? text.substring(1) : text));
    }
  }
}
