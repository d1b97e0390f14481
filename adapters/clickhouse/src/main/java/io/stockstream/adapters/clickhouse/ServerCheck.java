package io.stockstream.adapters.clickhouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Refuses settings of the server or of the user under which ClickHouse would cut results short,
 * leave rows out or make values up, all in silence.
 */
final class ServerCheck {

  /** What each has to be. */
  private static final Map<String, String> SAFE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("read_overflow_mode", "throw"),
              Map.entry("read_overflow_mode_leaf", "throw"),
              Map.entry("result_overflow_mode", "throw"),
              Map.entry("timeout_overflow_mode", "throw"),
              Map.entry("timeout_overflow_mode_leaf", "throw"),
              Map.entry("sort_overflow_mode", "throw"),
              Map.entry("group_by_overflow_mode", "throw"),
              Map.entry("set_overflow_mode", "throw"),
              Map.entry("join_overflow_mode", "throw"),
              Map.entry("distinct_overflow_mode", "throw"),
              Map.entry("transfer_overflow_mode", "throw"),
              Map.entry("decimal_check_overflow", "1"),
              Map.entry("materialized_views_ignore_errors", "0"),
              Map.entry("additional_result_filter", ""),
              Map.entry("additional_table_filters", "{}"),
              Map.entry("throw_on_max_partitions_per_insert_block", "1")));

  private ServerCheck() {}

  static void check(Server server) {
    String names =
        SAFE.keySet().stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    List<String> unsafe = new ArrayList<>();
    server.read(
        "checking the server's settings",
        Query.of(
            "SELECT name, value FROM system.settings WHERE name IN (%s) ORDER BY name"
                .formatted(names)),
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            String name = block.columns()[0].text(row);
            String value = block.columns()[1].text(row);
            if (!SAFE.get(name).equals(value)) {
              unsafe.add("%s expected '%s', was '%s'".formatted(name, SAFE.get(name), value));
            }
          }
        });
    if (!unsafe.isEmpty()) {
      throw server.misconfigured(
          "unsafe settings of the server or of its user: %s; change its profile"
              .formatted(String.join("; ", unsafe)));
    }
  }
}
