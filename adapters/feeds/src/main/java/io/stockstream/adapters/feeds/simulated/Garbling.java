package io.stockstream.adapters.feeds.simulated;

import io.stockstream.domain.bar.ViolationCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Bytes that cannot be read, made from those of a closed bar, and the reason why. */
enum Garbling {
  NOTHING(ViolationCode.EMPTY, json -> ""),
  CUT_OFF(ViolationCode.TRUNCATED, UnaryOperator.identity()) {
    @Override
    byte[] apply(byte[] json, Random random) {
      return Arrays.copyOf(json, 1 + random.nextInt(json.length - 1));
    }
  },
  NOT_UTF_8(ViolationCode.BAD_ENCODING, UnaryOperator.identity()) {
    @Override
    byte[] apply(byte[] json, Random random) {
      byte[] bytes = json.clone();
      bytes[random.nextInt(bytes.length)] = (byte) 0xFF;
      return bytes;
    }
  },
  NOT_JSON(ViolationCode.BAD_JSON, json -> "bar 1m 101.20 101.35"),
  SINGLE_QUOTES(ViolationCode.BAD_JSON, json -> json.replace('"', '\'')),
  DOUBLED(ViolationCode.TRAILING_TEXT, json -> json + json),
  FIELD_TWICE(
      ViolationCode.DUPLICATE_FIELD, json -> json.replace(",\"low\"", ",\"high\":1,\"low\"")),
  UNKNOWN_FIELD(ViolationCode.UNKNOWN_FIELD, json -> json.replace("\"low\"", "\"lowest\"")),
  MISSING_FIELD(ViolationCode.MISSING_FIELD, json -> json.replaceAll("\"source\":\"[a-z]*\",", "")),
  NOT_A_NUMBER(
      ViolationCode.NOT_FINITE, json -> json.replaceAll("\"high\":[0-9.]+", "\"high\":NaN")),
  TEXT_FOR_NUMBER(
      ViolationCode.WRONG_TYPE, json -> json.replaceAll("\"high\":([0-9.]+)", "\"high\":\"$1\"")),
  ODD_STATE(ViolationCode.UNKNOWN_WORD, json -> json.replace("\"CLOSED\"", "\"SHUT\"")),
  NO_ZONE(ViolationCode.BAD_TIME, json -> json.replace(":00Z\"", ":00\"")),
  ROLL_UP(ViolationCode.ORIGIN_NOT_FEED, json -> json.replace("{", "{\"origin\":\"ROLLUP\","));

  private final ViolationCode code;
  private final UnaryOperator<String> change;

  Garbling(ViolationCode code, UnaryOperator<String> change) {
    this.code = code;
    this.change = change;
  }

  ViolationCode code() {
    return code;
  }

  byte[] apply(byte[] json, Random random) {
    String text = new String(json, StandardCharsets.UTF_8);
    return change.apply(text).getBytes(StandardCharsets.UTF_8);
  }
}
