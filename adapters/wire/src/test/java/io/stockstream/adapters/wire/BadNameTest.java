package io.stockstream.adapters.wire;

import io.stockstream.domain.bar.ViolationCode;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Names of nothing. */
class BadNameTest extends RefusalContract {

  static Stream<Arguments> cases() {
    return Stream.of(
        symbol("empty", "", ViolationCode.BAD_SYMBOL),
        symbol("65 characters", "A".repeat(65), ViolationCode.BAD_SYMBOL),
        symbol("control character", "AA\\u0007PL", ViolationCode.BAD_SYMBOL),
        symbol("bidirectional character", "AA\\u202ePL", ViolationCode.BAD_SYMBOL),
        symbol("bidirectional character as bytes", "AA\u202ePL", ViolationCode.BAD_SYMBOL),
        symbol("2,000 characters", "A".repeat(2_000), ViolationCode.TOO_LONG),
        symbol("lone high surrogate", "AA\\ud83dPL", ViolationCode.BAD_ENCODING),
        symbol("lone low surrogate", "AA\\ude00", ViolationCode.BAD_ENCODING),
        symbol("high surrogate at the end", "AAPL\\ud83d", ViolationCode.BAD_ENCODING),
        inBar("surrogate in a source", "source", "'\\udc00'", ViolationCode.BAD_ENCODING),
        inBar("bad venue", "venue", "'xnas'", ViolationCode.BAD_VENUE));
  }
}
