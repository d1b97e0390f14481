package io.stockstream.adapters.wire;

import static io.stockstream.adapters.wire.TestingJson.bar;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways in which a value can be wrong, each with the reason and the field it is refused for. */
abstract class RefusalContract {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void refuses(String what, byte[] value, ViolationCode code, String field) {
    assertThat(TestingIntake.violations(value).map(v -> v.code() + " " + v.field()))
        .contains(code + " " + field);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void saysWhatWasExpectedInShort(String what, byte[] value, ViolationCode code, String field) {
    assertThat(TestingIntake.violations(value)).allMatch(RefusalContract::isShort);
  }

  private static boolean isShort(Violation violation) {
    return !violation.expected().isEmpty() && violation.was().length() < 600;
  }

  static Arguments inBar(String what, String field, String json, ViolationCode code) {
    return inBar(what, field, json, code, field);
  }

  static Arguments inBar(String what, String field, String json, ViolationCode code, String named) {
    return field(what, bar().with(field, json), code, named);
  }

  static Arguments time(String what, String text, ViolationCode code) {
    return inBar("time: " + what, "openTime", "'" + text + "'", code);
  }

  static Arguments symbol(String what, String text, ViolationCode code) {
    return inBar("symbol: " + what, "symbol", "'" + text + "'", code);
  }

  static Arguments field(String what, TestingJson json, ViolationCode code, String field) {
    return Arguments.of(what, json.bytes(), code, field);
  }

  static Arguments text(String what, String json, ViolationCode code) {
    return text(what, json, code, "");
  }

  static Arguments text(String what, String json, ViolationCode code, String field) {
    return Arguments.of(what, json.getBytes(StandardCharsets.UTF_8), code, field);
  }

  static Arguments bytes(String what, String json, Charset charset) {
    return Arguments.of(what, json.getBytes(charset), ViolationCode.BAD_ENCODING, "");
  }

  static String with(String field, String json) {
    return bar().with(field, json).toString();
  }
}
