package io.stockstream.adapters.duckdb;

import static io.stockstream.ports.failure.FailureKind.INTERNAL;
import static io.stockstream.ports.failure.FailureKind.MISCONFIGURED;
import static io.stockstream.ports.failure.FailureKind.RETRYABLE;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Turns what DuckDB says into what a person can act on. */
final class Translate {

  /** The first whose mark is in the message counts. */
  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "could not set lock",
              RETRYABLE,
              "expected to be the only process on it, another one has it open; stop that one, or use one that is a server"),
          new Rule("no space left", RETRYABLE, "%s failed, the disk is full; free some space"),
          new Rule("read-only", MISCONFIGURED, "%s failed, expected to be allowed to write it"),
          new Rule(
              "permission denied", MISCONFIGURED, "%s failed, expected to be allowed to write it"),
          new Rule(
              "not a valid duckdb database",
              MISCONFIGURED,
              "expected a DuckDB file or none, was something else; name another file"),
          new Rule("io error", MISCONFIGURED, "%s failed: %s"),
          new Rule("conflict on", RETRYABLE, "%s met another writer of the same row"),
          new Rule("write-write conflict", RETRYABLE, "%s met another writer of the same row"),
          new Rule("duplicate key", RETRYABLE, "%s met another writer of the same row"),
          new Rule("was closed", RETRYABLE, "%s failed, it was closed meanwhile"),
          new Rule("", INTERNAL, "%s failed: %s"));

  private Translate() {}

  /**
   * One kind of failure.
   *
   * @param mark in DuckDB's message, lower case
   * @param words with what was being done, and the first line of the message
   */
  private record Rule(String mark, FailureKind kind, String words) {}

  static PortException translate(Path store, String doing, SQLException cause) {
    return translate("store duckdb:" + store, doing, cause);
  }

  /**
   * @param subject what the message begins with
   */
  static PortException translate(String subject, String doing, SQLException cause) {
    String message = String.valueOf(cause.getMessage());
    String lowerCase = message.toLowerCase(Locale.ROOT);
    Rule rule = RULES.stream().filter(r -> lowerCase.contains(r.mark())).findFirst().orElseThrow();
    String firstLine = message.lines().findFirst().orElse("");
    return new PortException(
        rule.kind(), subject + ": " + rule.words().formatted(doing, firstLine), cause);
  }
}
