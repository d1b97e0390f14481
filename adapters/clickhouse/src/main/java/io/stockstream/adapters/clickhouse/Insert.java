package io.stockstream.adapters.clickhouse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How rows go into a table: at once, as one block, nothing of it left out or made up.
 *
 * @param sql ends where the rows begin
 * @param token of all inserts into a table that have one, the server takes the first
 * @param name what the server calls it, up to what makes it unique; empty when nobody has to know
 */
record Insert(String sql, String token, String name) {

  /** A block of this many rows takes 100 MB here and there. */
  static final int MAX_ROWS = 500_000;

  private static final String MORE_THAN_A_BLOCK = String.valueOf(2 * MAX_ROWS);

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("wait_end_of_query", "1"),
          Map.entry("async_insert", "0"),
          Map.entry("insert_deduplicate", "1"),
          Map.entry("input_format_skip_unknown_fields", "0"),
          Map.entry("input_format_null_as_default", "0"),
          Map.entry("max_insert_block_size", MORE_THAN_A_BLOCK),
          Map.entry("min_insert_block_size_rows", MORE_THAN_A_BLOCK),
          Map.entry("min_insert_block_size_bytes", "0"),
          Map.entry("max_insert_threads", "1"),
          // We send no two rows of one key: to look for them takes as long as all the rest.
          Map.entry("optimize_on_insert", "0"),
          // A user may have other ones, and they would cut the rows short.
          Map.entry("limit", "0"),
          Map.entry("offset", "0"));

  /** Returns what goes into the address of the request; another name each time. */
  Map<String, String> toUrl() {
    Map<String, String> url = new LinkedHashMap<>(SETTINGS);
    url.put("insert_deduplication_token", token);
    url.put("query", sql);
    if (!name.isEmpty()) {
      url.put("query_id", name + UUID.randomUUID());
    }
    return url;
  }
}
