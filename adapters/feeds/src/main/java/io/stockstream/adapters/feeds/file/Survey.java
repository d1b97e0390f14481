package io.stockstream.adapters.feeds.file;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
 * @param trace of the file, from before it was read
 */
record Survey(Header header, String sha256, Trace trace) {

  /** By which a file that changes is noticed. */
  record Trace(long bytes, FileTime modified) {

    static Trace of(Path file) throws IOException {
      return new Trace(Files.size(file), Files.getLastModifiedTime(file));
    }
  }

  /**
   * Reads a file through.
   *
   * @throws PortException when it is no file, cannot be read, is cut off, or has no such header
   */
  static Survey of(Path file) {
    requireFile(file);
    try {
      Trace trace = Trace.of(file);
      Header header = header(file);
      return new Survey(header, digest(file), trace);
    } catch (EOFException | ZipException e) {
      throw failure(
          FailureKind.REJECTED,
          file,
          "expected a whole gzip file, was cut off or damaged; fetch it again",
          e);
    } catch (AccessDeniedException e) {
      throw failure(
          FailureKind.MISCONFIGURED,
          file,
          "expected leave to read it, was denied; change its permissions",
          e);
    } catch (IOException e) {
      throw failure(FailureKind.RETRYABLE, file, "reading failed with " + e.getMessage(), e);
    }
  }

  private static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw failure(FailureKind.MISCONFIGURED, file, "expected a file, was " + what(file), null);
    }
  }

  private static String what(Path file) {
    if (Files.isDirectory(file)) {
      return "a folder; name the files in it";
    }
    return Files.exists(file)
        ? "a pipe or a device, which cannot be read twice; save it to a file"
        : "nothing there";
  }

  private static String digest(Path file) throws IOException {
    MessageDigest sha256 = newSha256();
    try (InputStream raw = new DigestInputStream(Files.newInputStream(file), sha256);
        InputStream content = Compression.opened(file, raw)) {
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
        throw failure(FailureKind.REJECTED, file, "expected a header, was empty", null);
      }
      return Header.of(file, new String(first, StandardCharsets.UTF_8));
    }
  }

  static PortException failure(FailureKind kind, Path file, String what, IOException cause) {
    return new PortException(kind, "file " + file + ": " + what, cause);
  }
}
