package io.stockstream.adapters.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes JSON by hand, so that tests can write it wrong. Immutable. */
record TestingJson(Map<String, String> fields) {

  static final String SHA = "0123456789abcdef".repeat(4);

  static TestingJson bar() {
    return key("bar")
        .with("open", "101.1")
        .with("high", "101.35")
        .with("low", "101.05")
        .with("close", "101.2")
        .with("volume", "1200")
        .with("turnover", "121440.5")
        .with("vwap", "101.2004")
        .with("tradeCount", "17");
  }

  static TestingJson voided() {
    return key("void");
  }

  static TestingJson heartbeat() {
    return new TestingJson(Map.of())
        .with("type", "'heartbeat'")
        .with("venue", "'XNAS'")
        .with("time", "'2026-01-05T14:31:00.5Z'")
        .with("source", "'simulated'");
  }

  static TestingJson recompute() {
    return new TestingJson(Map.of())
        .with("type", "'recompute'")
        .with("symbol", "'AAPL'")
        .with("venue", "'XNAS'")
        .with("from", "'2026-01-05T00:00:00Z'")
        .with("until", "'2026-01-06T00:00:00Z'");
  }

  static TestingJson line() {
    return new TestingJson(Map.of())
        .with("type", "'line'")
        .with("file", "'" + SHA + "'")
        .with("line", "17")
        .with("text", "'AAPL,\\\"4,787,699\\\"'")
        .with("code", "'BAD_NUMBER'")
        .with("field", "'open'")
        .with("expected", "'a number'")
        .with("was", "'4,787,699'");
  }

  private static TestingJson key(String type) {
    return new TestingJson(Map.of())
        .with("type", "'" + type + "'")
        .with("symbol", "'AAPL'")
        .with("venue", "'XNAS'")
        .with("assetClass", "'STOCK'")
        .with("timeframe", "'1m'")
        .with("openTime", "'2026-01-05T14:31:00Z'")
        .with("state", "'CLOSED'")
        .with("source", "'simulated'")
        .with("rank", "64")
        .with("revision", "3976000000000000");
  }

  TestingJson fromFile() {
    return with("file", "'" + SHA + "'").with("line", "17");
  }

  /** Sets a field to a text of JSON, in which {@code '} stands for a quotation mark. */
  TestingJson with(String field, String json) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(field, json.replace('\'', '"'));
    return new TestingJson(changed);
  }

  TestingJson without(String field) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.remove(field);
    return new TestingJson(changed);
  }

  byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
