package io.stockstream.domain.merge;

import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Statement;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** The rules that a statement is held against once it is known how the log has it. */
public final class Admission {

  /**
   * How far past its record's append time a bar may open: the clocks of a venue and a broker
   * differ.
   */
  public static final Duration TOLERANCE = Duration.ofMinutes(2);

  private Admission() {}

  /**
   * Refuses a bar from the future: it would close every window before it.
   *
   * @param appendTime when the log took the record, by the broker's clock, UTC
   */
  public static Option<Violation> future(Statement statement, Instant appendTime) {
    return future("openTime", statement.key().openTime(), appendTime);
  }

  /** Refuses a heartbeat from the future, for the same reason. */
  public static Option<Violation> future(Heartbeat heartbeat, Instant appendTime) {
    return future("time", heartbeat.time(), appendTime);
  }

  private static Option<Violation> future(String field, Instant time, Instant appendTime) {
    return Option.when(
        time.isAfter(appendTime.plus(TOLERANCE)),
        () ->
            new Violation(
                ViolationCode.IN_THE_FUTURE,
                field,
                "at most two minutes after the append time " + appendTime,
                time.toString()));
  }

  /**
   * Refuses a statement under another instrument's key: the order of a key's statements would
   * depend on which partition is read first.
   */
  public static Option<Violation> key(String expectedKey, String recordKey) {
    return Option.when(
        !expectedKey.equals(recordKey),
        () ->
            new Violation(
                ViolationCode.KEY_MISMATCH,
                "record key",
                Violation.quote(expectedKey),
                Violation.quote(recordKey)));
  }
}
