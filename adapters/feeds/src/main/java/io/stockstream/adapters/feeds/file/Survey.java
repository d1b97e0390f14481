package io.stockstream.adapters.feeds.file;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * What is known of a file once it was read through, before anything of it is published.
 *
 * @param sha256 of the file's bytes as they lie on the disk
 * @param trace of the file, from before it was read
 */
record Survey(String sha256, Trace trace) {

  /** By which a file that changes is noticed. */
  record Trace(long bytes, FileTime modified) {

    static Trace of(Path file) throws IOException {
      return new Trace(Files.size(file), Files.getLastModifiedTime(file));
    }
  }

  /** Something that reads a file. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * Reads a file through.
   *
   * @throws PortException when it is no file, cannot be read, is cut off, or is not what the
   *     checksum beside it says
   */
  static Survey of(Path file) {
    requireFile(file);
    return reading(
        file,
        () -> {
          Trace trace = Trace.of(file);
          Survey survey = new Survey(digest(file), trace);
          Checksum.require(file, survey.sha256());
          return survey;
        });
  }

  /**
   * Reads, and says what is wrong with the file when that fails.
   *
   * @throws PortException as {@link #of} does
   */
  static <T> T reading(Path file, Reading<T> reading) {
    try {
      return reading.read();
    } catch (EOFException | ZipException e) {
      throw failure(
          FailureKind.REJECTED,
          file,
          "expected a whole %s file, was cut off or damaged; fetch it again".formatted(kind(file)),
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

  private static String kind(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".zip") ? "zip" : "gzip";
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
      drain(content);
      raw.transferTo(OutputStream.nullOutputStream());
    }
    requireItsEnd(file);
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** Of a zip every part is read: each has a checksum of its own, and the list comes at the end. */
  private static void drain(InputStream content) throws IOException {
    content.transferTo(OutputStream.nullOutputStream());
    if (content instanceof ZipInputStream zip) {
      while (zip.getNextEntry() != null) {
        zip.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  /** The list of a zip's parts is at its end: where it is missing, so may be parts. */
  private static void requireItsEnd(Path file) throws IOException {
    if (kind(file).equals("zip")) {
      new ZipFile(file.toFile()).close();
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Invariant: every JDK has SHA-256", e);
    }
  }

  static PortException failure(FailureKind kind, Path file, String what, IOException cause) {
    return new PortException(kind, "file " + file + ": " + what, cause);
  }
}
