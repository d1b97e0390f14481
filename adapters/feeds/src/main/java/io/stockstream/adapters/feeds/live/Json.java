package io.stockstream.adapters.feeds.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * A value in a venue's JSON, read strictly: fields once, nothing after the end, numbers exact and
 * never through a double. A decimal may stand as a number or as a text. Immutable.
 *
 * @param node the value
 * @param path where it is, for people
 */
public record Json(JsonNode node, String path) {

  private static final int LONGEST_NUMBER = 100;
  private static final int MAX_DEPTH = 16;
  private static final int MILLIS_DIGITS = 13;
  private static final long MICROS = 1_000_000;
  private static final long NANOS_A_MICRO = 1_000;

  /** BigDecimal would take the digits of any script. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .reader();

  /**
   * Reads a text.
   *
   * @throws Unreadable when it is not one JSON value
   */
  public static Json parse(String text) throws Unreadable {
    try {
      JsonNode node = READER.readTree(text);
      if (node.isMissingNode()) {
        throw new Unreadable(ViolationCode.EMPTY, "", "JSON", "nothing");
      }
      return new Json(node, "");
    } catch (JsonProcessingException e) {
      throw new Unreadable(ViolationCode.BAD_JSON, "", "JSON", Violation.quote(text));
    }
  }

  /** Says whether an object has a field that is not null. */
  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** Returns a field of an object; refused when it is not there. */
  public Json get(String name) throws Unreadable {
    if (!has(name)) {
      throw wrong(ViolationCode.MISSING_FIELD, at(name), "a value", "nothing");
    }
    return new Json(node.get(name), at(name));
  }

  /** Returns an element of an array; refused when the array is shorter. */
  public Json get(int index) throws Unreadable {
    if (!node.isArray() || !node.hasNonNull(index)) {
      throw wrong(ViolationCode.MISSING_FIELD, at(index), "a value", "nothing");
    }
    return new Json(node.get(index), at(index));
  }

  /** Returns how many elements an array has; refused when it is none. */
  public int size() throws Unreadable {
    if (!node.isArray()) {
      throw wrong(ViolationCode.WRONG_TYPE, path, "an array", shown());
    }
    return node.size();
  }

  /** Says whether this is the text. */
  public boolean is(String text) {
    return node.isTextual() && node.textValue().equals(text);
  }

  /** Says whether an object has a field that is this text. */
  public boolean is(String name, String text) {
    return has(name) && new Json(node.get(name), name).is(text);
  }

  public String text() throws Unreadable {
    if (!node.isTextual()) {
      throw wrong(ViolationCode.WRONG_TYPE, path, "a text", shown());
    }
    return node.textValue();
  }

  /** Returns the text that follows behind a place in a text. */
  public Json after(int place) throws Unreadable {
    return new Json(TextNode.valueOf(text().substring(place + 1)), path);
  }

  public boolean flag() throws Unreadable {
    if (!node.isBoolean()) {
      throw wrong(ViolationCode.WRONG_TYPE, path, "true or false", shown());
    }
    return node.booleanValue();
  }

  /** Gives a bar the prices that stand in four fields. */
  public BarDraft prices(BarDraft bar, String open, String high, String low, String close)
      throws Unreadable {
    return bar.prices(
        get(open).decimal(), get(high).decimal(), get(low).decimal(), get(close).decimal());
  }

  /** Gives a bar the prices that stand in four elements. */
  public BarDraft prices(BarDraft bar, int open, int high, int low, int close) throws Unreadable {
    return bar.prices(
        get(open).decimal(), get(high).decimal(), get(low).decimal(), get(close).decimal());
  }

  /** Returns a number, or the number that a text is; its digits are those that were sent. */
  public BigDecimal decimal() throws Unreadable {
    if (node.isNumber()) {
      return node.decimalValue();
    }
    String text = text();
    if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
      throw wrong(ViolationCode.BAD_NUMBER, path, "a number", shown());
    }
    return new BigDecimal(text);
  }

  /** Returns a whole number, or the whole number that a text is. */
  public long whole() throws Unreadable {
    try {
      return decimal().longValueExact();
    } catch (ArithmeticException e) {
      throw wrong(ViolationCode.BAD_NUMBER, path, "a whole number", shown());
    }
  }

  /** Returns a time that is given in seconds since 1970, with or without a fraction. */
  public Instant seconds() throws Unreadable {
    try {
      return micros(decimal().movePointRight(6).longValue());
    } catch (DateTimeException | ArithmeticException e) {
      throw badTime("seconds since 1970");
    }
  }

  /**
   * Returns a time that is given in milliseconds since 1970, or in microseconds: some venues
   * changed over, and only the number of digits tells.
   */
  public Instant millis() throws Unreadable {
    long value = whole();
    boolean isMicros = Long.toString(Math.abs(value)).length() > MILLIS_DIGITS;
    try {
      return isMicros ? micros(value) : Instant.ofEpochMilli(value);
    } catch (DateTimeException | ArithmeticException e) {
      throw badTime("milliseconds since 1970");
    }
  }

  private static Instant micros(long value) {
    return Instant.ofEpochSecond(
        Math.floorDiv(value, MICROS), Math.floorMod(value, MICROS) * NANOS_A_MICRO);
  }

  /** Returns a time that is written out, such as {@code 2026-01-05T14:31:00.123456789Z}. */
  public Instant time() throws Unreadable {
    try {
      return OffsetDateTime.parse(text()).toInstant();
    } catch (DateTimeException e) {
      throw badTime("a time such as 2026-01-05T14:31:00Z");
    }
  }

  /** Returns what stands here, shortened, for people. */
  public String shown() {
    return Violation.quote(node.isTextual() ? node.textValue() : node.toString());
  }

  /** Refuses what stands here. */
  public Unreadable wrong(ViolationCode code, String expected) {
    return wrong(code, path, expected, shown());
  }

  private Unreadable badTime(String expected) {
    return wrong(ViolationCode.BAD_TIME, path, expected, shown());
  }

  private static Unreadable wrong(ViolationCode code, String path, String expected, String was) {
    return new Unreadable(code, path, expected, was);
  }

  private String at(Object step) {
    return path.isEmpty() ? step.toString() : path + "." + step;
  }
}
