package io.stockstream.adapters.wire;

import static io.stockstream.adapters.wire.TestingJson.bar;
import static io.stockstream.adapters.wire.TestingJson.voided;

import io.stockstream.domain.bar.ViolationCode;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Fields that a form has not, or has twice, or lacks, or of another type. */
class BadFieldTest extends RefusalContract {

  static Stream<Arguments> cases() {
    return Stream.of(fields(), types()).flatMap(cases -> cases);
  }

  private static Stream<Arguments> fields() {
    String twice = "{\"symbol\":\"AAPL\"," + bar().toString().substring(1);
    String escaped = "{\"symbo\\u006c\":\"AAPL\"," + bar().toString().substring(1);
    return Stream.of(
        text("duplicate field", twice, ViolationCode.DUPLICATE_FIELD, "symbol"),
        text("duplicate field, escaped", escaped, ViolationCode.DUPLICATE_FIELD, "symbol"),
        field(
            "unknown field", bar().with("colour", "'red'"), ViolationCode.UNKNOWN_FIELD, "colour"),
        field("field in capitals", bar().with("Open", "1"), ViolationCode.UNKNOWN_FIELD, "Open"),
        field(
            "field of another type", bar().with("text", "''"), ViolationCode.UNKNOWN_FIELD, "text"),
        field("price of a void", voided().with("open", "1"), ViolationCode.UNKNOWN_FIELD, "open"),
        field("missing type", bar().without("type"), ViolationCode.MISSING_FIELD, "type"),
        field("missing field", bar().without("symbol"), ViolationCode.MISSING_FIELD, "symbol"),
        field("missing price", bar().without("low"), ViolationCode.MISSING_FIELD, "low"),
        field(
            "missing revision", bar().without("revision"), ViolationCode.MISSING_FIELD, "revision"),
        field("null field", bar().with("close", "null"), ViolationCode.MISSING_FIELD, "close"),
        field("null origin", bar().with("origin", "null"), ViolationCode.MISSING_FIELD, "origin"),
        field(
            "file without line",
            bar().fromFile().without("line"),
            ViolationCode.MISSING_FIELD,
            "line"),
        field(
            "line without file",
            bar().fromFile().without("file"),
            ViolationCode.MISSING_FIELD,
            "file"));
  }

  private static Stream<Arguments> types() {
    return Stream.of(
        inBar("wrong type: text for a number", "open", "'101.1'", ViolationCode.WRONG_TYPE),
        inBar("wrong type: NaN as a text", "open", "'NaN'", ViolationCode.WRONG_TYPE),
        inBar("wrong type: number for a text", "symbol", "1", ViolationCode.WRONG_TYPE),
        inBar("wrong type: number for a time", "openTime", "1767623460", ViolationCode.WRONG_TYPE),
        inBar("wrong type: true for a word", "state", "true", ViolationCode.WRONG_TYPE),
        inBar("wrong type: an object", "volume", "{'a':[1]}", ViolationCode.WRONG_TYPE),
        inBar("wrong type: brackets within", "open", "[".repeat(60_000), ViolationCode.WRONG_TYPE),
        inBar("wrong type: fraction of a trade", "tradeCount", "1.5", ViolationCode.WRONG_TYPE),
        inBar("wrong type: exponent in a revision", "revision", "1e3", ViolationCode.WRONG_TYPE),
        field(
            "hash of a file in capitals",
            bar().fromFile().with("file", "'" + "A".repeat(64) + "'"),
            ViolationCode.WRONG_TYPE,
            "file"),
        inBar("unknown type", "type", "'candle'", ViolationCode.UNKNOWN_WORD),
        inBar("unknown state", "state", "'closed'", ViolationCode.UNKNOWN_WORD),
        inBar("unknown asset class", "assetClass", "'BOND'", ViolationCode.UNKNOWN_WORD),
        inBar("unknown origin", "origin", "'MOON'", ViolationCode.UNKNOWN_WORD),
        inBar("origin ROLLUP", "origin", "'ROLLUP'", ViolationCode.ORIGIN_NOT_FEED));
  }
}
