package io.stockstream.adapters.duckdb;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/** Turns what DuckDB says into what a person can act on. */
final class Translate {

  private Translate() {}

  static PortException translate(Path file, String doing, SQLException cause) {
    String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("could not set lock") || text.contains("conflicting lock")) {
      return failure(
          FailureKind.RETRYABLE,
          file,
          "expected to be the only process on it, another one has it open; stop that one, or use a store that is a server",
          cause);
    }
    if (text.contains("no space left")) {
      return failure(
          FailureKind.RETRYABLE, file, doing + " failed, the disk is full; free some space", cause);
    }
    if (text.contains("read-only") || text.contains("permission denied")) {
      return failure(
          FailureKind.MISCONFIGURED,
          file,
          doing + " failed, expected to be allowed to write it",
          cause);
    }
    if (text.contains("not a valid duckdb database") || text.contains("is a directory")) {
      return failure(
          FailureKind.MISCONFIGURED,
          file,
          "expected a DuckDB file or none, was something else",
          cause);
    }
    if (text.contains("cannot open file") || text.contains("io error")) {
      return failure(
          FailureKind.MISCONFIGURED, file, doing + " failed: " + firstLine(cause), cause);
    }
    if (text.contains("transaction") && text.contains("conflict")) {
      return failure(
          FailureKind.RETRYABLE, file, doing + " met another writer of the same row", cause);
    }
    return failure(FailureKind.INTERNAL, file, doing + " failed: " + firstLine(cause), cause);
  }

  private static PortException failure(
      FailureKind kind, Path file, String what, SQLException cause) {
    return new PortException(kind, "store duckdb:" + file + ": " + what, cause);
  }

  private static String firstLine(SQLException cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
