package io.stockstream.adapters.wire;

import static io.stockstream.adapters.wire.TestingJson.bar;

import io.stockstream.domain.bar.ViolationCode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What is no JSON object in UTF-8 of bounded length. */
class BadTextTest extends RefusalContract {

  static Stream<Arguments> cases() {
    String bar = bar().toString();
    return Stream.of(
        text("empty", "", ViolationCode.EMPTY),
        text("blank", " \n", ViolationCode.BAD_JSON),
        text("not JSON", "AAPL,101.1", ViolationCode.BAD_JSON),
        text("JSON, but no object", "[" + bar + "]", ViolationCode.BAD_JSON),
        text("comma before the end", "{\"type\":\"bar\",}", ViolationCode.BAD_JSON),
        text("comment", "/* bar */" + bar, ViolationCode.BAD_JSON),
        text("truncated", bar.substring(0, bar.length() - 40), ViolationCode.TRUNCATED),
        text("trailing object", bar + bar, ViolationCode.TRAILING_TEXT),
        text("trailing text", bar + "AAPL", ViolationCode.TRAILING_TEXT),
        text("trailing bracket", bar + "}", ViolationCode.TRAILING_TEXT),
        text("more than 64 KiB", bar + " ".repeat(65_536), ViolationCode.TOO_LONG),
        text(
            "a 2 MB string",
            with("symbol", "'" + "A".repeat(2 << 20) + "'"),
            ViolationCode.TOO_LONG),
        text("100,000 brackets", "[".repeat(100_000), ViolationCode.TOO_LONG),
        text("brackets up to 64 KiB", "[".repeat(65_536), ViolationCode.BAD_JSON),
        text("a million digits", with("open", "1".repeat(1_000_000)), ViolationCode.TOO_LONG),
        text(
            "a field name of 65 characters",
            "{\"" + "x".repeat(65) + "\":1}",
            ViolationCode.TOO_LONG),
        bytes("invalid UTF-8", bar.replace("AAPL", "ÄÖ"), StandardCharsets.ISO_8859_1),
        bytes("UTF-16", bar, StandardCharsets.UTF_16BE),
        bytes("UTF-16, other end first", bar, StandardCharsets.UTF_16LE),
        bytes("byte order mark", "\uFEFF" + bar, StandardCharsets.UTF_8),
        Arguments.of("surrogate as bytes", surrogateBytes(), ViolationCode.BAD_ENCODING, ""));
  }

  private static byte[] surrogateBytes() {
    String latin = bar().with("symbol", "'\u00ed\u00a0\u0080'").toString();
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }
}
