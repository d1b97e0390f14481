package io.stockstream.apps.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Reads a ClickHouse store's tables past every port. */
final class ClickHouseRows {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private ClickHouseRows() {}

  /** Compares what stands in tables that no port reads, and in both copies of the bars. */
  static void compare(TestedStore store, TestedStore undisturbed, List<String> differences) {
    for (String table :
        List.of("bars", "bars_by_symbol", "bar_history", "clock", "alive_minutes")) {
      Undisturbed.compare(table, standing(undisturbed, table), standing(store, table), differences);
    }
  }

  /** Returns what stands in a table, in order, but for when it was stored. */
  private static List<String> standing(TestedStore store, String table) {
    return select(store, "SELECT * EXCEPT (stored_at) FROM %s FINAL ORDER BY ALL".formatted(table));
  }

  /** Returns the answer's lines. */
  static List<String> select(TestedStore store, String sql) {
    URI uri = URI.create(store.location().replaceFirst("^clickhouse", "http"));
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve("/?database=" + uri.getPath().substring(1)))
            .header("X-ClickHouse-User", store.environment().get(TestedStore.USER))
            .header("X-ClickHouse-Key", store.environment().get(TestedStore.PASSWORD))
            .POST(HttpRequest.BodyPublishers.ofString(sql))
            .build();
    try {
      HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(sql + ": expected rows, was " + answer.body());
      }
      return answer.body().lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(sql + ": interrupted", e);
    }
  }
}
