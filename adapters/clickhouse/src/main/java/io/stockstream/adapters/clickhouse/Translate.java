package io.stockstream.adapters.clickhouse;

import static io.stockstream.ports.failure.FailureKind.INTERNAL;
import static io.stockstream.ports.failure.FailureKind.MISCONFIGURED;
import static io.stockstream.ports.failure.FailureKind.REJECTED;
import static io.stockstream.ports.failure.FailureKind.RETRYABLE;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** Turns what ClickHouse, or the network on the way to it, says into what a person can act on. */
final class Translate {

  private static final int QUOTED_CHARACTERS = 300;

  /** What can be done about a failure, with what was being done. */
  private record Rule(FailureKind kind, String words) {}

  private static final Rule UNREACHABLE =
      new Rule(RETRYABLE, "%s failed, the server cannot be reached; it is tried again");
  private static final Rule BUSY =
      new Rule(RETRYABLE, "%s failed, the server is too busy; it is tried again");
  private static final Rule LOGIN =
      new Rule(MISCONFIGURED, "%s failed, expected a user and password that the server knows");
  private static final Rule NO_RIGHT =
      new Rule(MISCONFIGURED, "%s failed, expected a user that may; grant it the role it needs");
  private static final Rule NO_TABLE =
      new Rule(MISCONFIGURED, "%s failed, expected our tables; run: stockstream migrate");
  private static final Rule READ_ONLY =
      new Rule(MISCONFIGURED, "%s failed, expected to be allowed to write and to change settings");
  private static final Rule NOT_A_ROW =
      new Rule(REJECTED, "%s failed, a row breaks a rule of its table");
  private static final Rule OTHER = new Rule(INTERNAL, "%s failed");

  /** By ClickHouse's error code, see {@code system.errors}. */
  private static final Map<Integer, Rule> BY_CODE =
      Map.ofEntries(
          Map.entry(
              159,
              new Rule(RETRYABLE, "%s took longer than the server allows")), // TIMEOUT_EXCEEDED
          Map.entry(
              160, new Rule(RETRYABLE, "%s would take longer than the server allows")), // TOO_SLOW
          Map.entry(202, BUSY), // TOO_MANY_SIMULTANEOUS_QUERIES
          Map.entry(209, UNREACHABLE), // SOCKET_TIMEOUT
          Map.entry(210, UNREACHABLE), // NETWORK_ERROR
          Map.entry(
              241,
              new Rule(
                  RETRYABLE,
                  "%s needed more memory than the server has left")), // MEMORY_LIMIT_EXCEEDED
          Map.entry(
              242,
              new Rule(
                  RETRYABLE,
                  "%s failed, a table is read-only for now; see its replicas and disks")), // TABLE_IS_READ_ONLY
          Map.entry(
              243,
              new Rule(
                  RETRYABLE,
                  "%s failed, the server's disk is full; free some space")), // NOT_ENOUGH_SPACE
          Map.entry(
              252,
              new Rule(
                  RETRYABLE,
                  "%s failed, merges lag behind: too many parts; it is tried again")), // TOO_MANY_PARTS
          Map.entry(
              319,
              new Rule(
                  RETRYABLE,
                  "%s may be stored or not; it is tried again")), // UNKNOWN_STATUS_OF_INSERT
          Map.entry(
              394, new Rule(RETRYABLE, "%s was cancelled on the server")), // QUERY_WAS_CANCELLED
          Map.entry(425, UNREACHABLE), // SYSTEM_ERROR
          Map.entry(439, BUSY), // CANNOT_SCHEDULE_TASK
          Map.entry(473, BUSY), // DEADLOCK_AVOIDED
          Map.entry(745, BUSY), // SERVER_OVERLOADED
          Map.entry(999, UNREACHABLE), // KEEPER_EXCEPTION
          Map.entry(192, LOGIN), // UNKNOWN_USER
          Map.entry(193, LOGIN), // WRONG_PASSWORD
          Map.entry(194, LOGIN), // REQUIRED_PASSWORD
          Map.entry(195, LOGIN), // IP_ADDRESS_NOT_ALLOWED
          Map.entry(516, LOGIN), // AUTHENTICATION_FAILED
          Map.entry(497, NO_RIGHT), // ACCESS_DENIED
          Map.entry(291, NO_RIGHT), // DATABASE_ACCESS_DENIED
          Map.entry(
              495,
              new Rule(
                  MISCONFIGURED,
                  "%s failed, expected a user made by SQL, was one of the server's configuration; name another")), // ACCESS_STORAGE_READONLY
          Map.entry(164, READ_ONLY), // READONLY
          Map.entry(452, READ_ONLY), // SETTING_CONSTRAINT_VIOLATION
          Map.entry(60, NO_TABLE), // UNKNOWN_TABLE
          Map.entry(81, NO_TABLE), // UNKNOWN_DATABASE
          Map.entry(16, NO_TABLE), // NO_SUCH_COLUMN_IN_TABLE
          Map.entry(47, NO_TABLE), // UNKNOWN_IDENTIFIER
          Map.entry(
              115,
              new Rule(
                  MISCONFIGURED,
                  "%s failed, expected a server of 25.8 or newer")), // UNKNOWN_SETTING
          Map.entry(
              201, new Rule(RETRYABLE, "%s failed, the user's quota is used up")), // QUOTA_EXCEEDED
          Map.entry(469, NOT_A_ROW)); // VIOLATED_CONSTRAINT

  private Translate() {}

  static PortException translate(ClickHouseAddress address, String doing, Exception cause) {
    Rule rule = rule(cause);
    return new PortException(
        rule.kind(),
        "store %s: %s: %s".formatted(address, rule.words().formatted(doing), firstLine(cause)),
        cause);
  }

  /** Returns what is known of codes: the README has them as a table, held equal by a test. */
  static Map<Integer, FailureKind> kindByCode() {
    return BY_CODE.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().kind()));
  }

  private static Rule rule(Exception cause) {
    if (cause instanceof ServerError error) {
      Rule rule = BY_CODE.get(error.code());
      return rule != null ? rule : error.code() == 0 ? byStatus(error.status()) : OTHER;
    }
    if (cause instanceof SSLException) {
      return new Rule(MISCONFIGURED, "%s failed, expected a certificate that can be trusted");
    }
    return cause instanceof IOException ? UNREACHABLE : OTHER;
  }

  /** What stands between us and the server, or in its place, answered. */
  private static Rule byStatus(int status) {
    return switch (status) {
      case 401, 403 -> LOGIN;
      case 404, 405 ->
          new Rule(MISCONFIGURED, "%s failed, expected ClickHouse's HTTP interface there");
      case 408, 429, 500, 502, 503, 504 -> BUSY;
      default -> OTHER;
    };
  }

  private static String firstLine(Exception cause) {
    String message = cause.getMessage();
    if (message == null) {
      return cause instanceof ConnectException ? "connection refused" : cause.getClass().getName();
    }
    String line = message.lines().findFirst().orElse("");
    return line.length() > QUOTED_CHARACTERS ? line.substring(0, QUOTED_CHARACTERS) + "…" : line;
  }
}
