package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.clickhouse.ClickHouseAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Asks a ClickHouse server in SQL, past the store, as its users do. */
record ServerSql(ClickHouseAddress address) {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Returns the rows of the answer, each a list of texts. */
  List<List<String>> rows(String sql) {
    return send(sql).lines().map(line -> List.of(line.split("\t", -1))).toList();
  }

  /** Returns the first number of the answer. */
  long number(String sql) {
    return Long.parseLong(rows(sql).get(0).get(0));
  }

  void run(String sql) {
    send(sql);
  }

  private String send(String sql) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(address.url() + "/?wait_end_of_query=1&database=" + address.database()))
            .header("X-ClickHouse-User", address.user())
            .header("X-ClickHouse-Key", address.password())
            .POST(HttpRequest.BodyPublishers.ofString(sql))
            .build();
    try {
      HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(sql + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new IllegalStateException(sql + ": expected an answer, was " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(sql + ": interrupted", e);
    }
  }
}
