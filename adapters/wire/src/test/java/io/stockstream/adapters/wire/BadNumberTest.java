package io.stockstream.adapters.wire;

import static io.stockstream.adapters.wire.TestingJson.bar;

import io.stockstream.domain.bar.ViolationCode;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Numbers that cannot stand, or not together. */
class BadNumberTest extends RefusalContract {

  static Stream<Arguments> cases() {
    return Stream.of(numbers(), bars()).flatMap(cases -> cases);
  }

  private static Stream<Arguments> numbers() {
    String nines = "9".repeat(21);
    return Stream.of(
        inBar("NaN", "open", "NaN", ViolationCode.NOT_FINITE),
        inBar("Infinity", "high", "Infinity", ViolationCode.NOT_FINITE),
        inBar("minus Infinity", "volume", "-Infinity", ViolationCode.NOT_FINITE),
        inBar("NaN trades", "tradeCount", "NaN", ViolationCode.NOT_FINITE),
        inBar("number too long", "open", "0." + "1".repeat(200), ViolationCode.TOO_LONG),
        inBar("number far too long", "open", "1".repeat(60_000), ViolationCode.TOO_LONG),
        inBar("whole number too long", "revision", "1".repeat(60_000), ViolationCode.TOO_LONG),
        inBar("number out of range", "high", nines, ViolationCode.OUT_OF_RANGE),
        inBar("number out of range, by exponent", "high", "1e21", ViolationCode.OUT_OF_RANGE),
        inBar("exponent 999999999", "high", "1e999999999", ViolationCode.OUT_OF_RANGE),
        inBar("exponent -999999999", "low", "1e-999999999", ViolationCode.OUT_OF_RANGE),
        inBar("exponent beyond 32 bits", "high", "1e99999999999", ViolationCode.OUT_OF_RANGE),
        inBar(
            "more than 18 fraction digits",
            "open",
            "101.1" + "0".repeat(17) + "1",
            ViolationCode.TOO_PRECISE),
        inBar(
            "more than 18 fraction digits, by exponent",
            "vwap",
            "1e-19",
            ViolationCode.TOO_PRECISE),
        inBar("number with a leading zero", "open", "0101", ViolationCode.BAD_JSON, ""),
        inBar("rank 128", "rank", "128", ViolationCode.OUT_OF_RANGE),
        inBar("rank 2^32", "rank", "4294967296", ViolationCode.OUT_OF_RANGE),
        inBar("revision 2^58", "revision", "288230376151711744", ViolationCode.OUT_OF_RANGE),
        inBar("revision 2^63", "revision", "9223372036854775808", ViolationCode.OUT_OF_RANGE),
        inBar("trades 2^64", "tradeCount", "18446744073709551616", ViolationCode.OUT_OF_RANGE),
        field("line 0", bar().fromFile().with("line", "0"), ViolationCode.OUT_OF_RANGE, "line"));
  }

  private static Stream<Arguments> bars() {
    String bound = "1" + "0".repeat(14);
    return Stream.of(
        inBar("high below low", "high", "101.04", ViolationCode.HIGH_BELOW_LOW),
        inBar("high below open", "high", "101.09", ViolationCode.HIGH_BELOW_OPEN),
        inBar("high below close", "high", "101.15", ViolationCode.HIGH_BELOW_CLOSE),
        inBar("low above open", "low", "101.15", ViolationCode.LOW_ABOVE_OPEN),
        inBar("low above close", "low", "101.3", ViolationCode.LOW_ABOVE_CLOSE),
        inBar("price of 0", "low", "0", ViolationCode.PRICE_NOT_POSITIVE),
        inBar("price below 0", "low", "-0.01", ViolationCode.PRICE_NOT_POSITIVE),
        inBar("negative volume", "volume", "-1", ViolationCode.NEGATIVE_AMOUNT),
        inBar("negative turnover", "turnover", "-0.5", ViolationCode.NEGATIVE_AMOUNT),
        inBar("negative trades", "tradeCount", "-1", ViolationCode.NEGATIVE_AMOUNT),
        inBar("volume of 10^14", "volume", bound, ViolationCode.OUT_OF_RANGE),
        inBar("turnover of 10^14", "turnover", bound, ViolationCode.OUT_OF_RANGE));
  }
}
