package io.stockstream.adapters.wire;

import static io.stockstream.adapters.wire.TestingJson.heartbeat;
import static io.stockstream.adapters.wire.TestingJson.line;
import static io.stockstream.adapters.wire.TestingJson.recompute;
import static io.stockstream.adapters.wire.TestingJson.voided;

import io.stockstream.domain.bar.ViolationCode;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The forms other than a bar. */
class BadFormTest extends RefusalContract {

  static Stream<Arguments> cases() {
    return Stream.of(
        field("OPEN void", voided().with("state", "'OPEN'"), ViolationCode.UNKNOWN_WORD, "state"),
        field(
            "void off grid",
            voided().with("timeframe", "'1h'"),
            ViolationCode.OFF_GRID,
            "openTime"),
        field(
            "heartbeat without time",
            heartbeat().without("time"),
            ViolationCode.MISSING_FIELD,
            "time"),
        field(
            "heartbeat of no feed",
            heartbeat().with("source", "''"),
            ViolationCode.BAD_SOURCE,
            "source"),
        field(
            "heartbeat of a feed that cannot be printed",
            heartbeat().with("source", "'a\\u202eb'"),
            ViolationCode.BAD_SOURCE,
            "source"),
        field(
            "heartbeat of another century",
            heartbeat().with("time", "'1899-12-31T23:59:59Z'"),
            ViolationCode.BEFORE_1900,
            "time"),
        field(
            "heartbeat of no venue",
            heartbeat().with("venue", "''"),
            ViolationCode.BAD_VENUE,
            "venue"),
        field(
            "recompute backwards",
            recompute().with("until", "'2026-01-05T00:00:00Z'"),
            ViolationCode.OUT_OF_RANGE,
            "until"),
        field(
            "recompute of no symbol",
            recompute().with("symbol", "''"),
            ViolationCode.BAD_SYMBOL,
            "symbol"),
        field(
            "recompute of no venue",
            recompute().with("venue", "'?'"),
            ViolationCode.BAD_VENUE,
            "venue"),
        field("line of a file", line(), ViolationCode.BAD_NUMBER, "open"),
        field("line of no file", line().without("file"), ViolationCode.MISSING_FIELD, "file"),
        field(
            "line with an unknown code",
            line().with("code", "'OOPS'"),
            ViolationCode.UNKNOWN_WORD,
            "code"));
  }
}
