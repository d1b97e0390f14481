package io.stockstream.adapters.bigquery.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It takes ten seconds to start. */
@Tag("slow")
class BigQueryEmulatorTest {

  @Test
  void itAnswersAQuery() throws Exception {
    BigQueryEmulator emulator = TestingBigQuery.shared();

    assertThat(query(emulator, "SELECT 20 + 3 AS answer")).contains("\"v\":\"23\"");
  }

  @Test
  void itEndsWhenItsLeashIsCut(@TempDir Path folder) throws Exception {
    TestingBigQuery.shared();
    BigQueryEmulator own = BigQueryEmulator.start(folder);

    assertThat(own.letGo().waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private static String query(BigQueryEmulator emulator, String sql)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    emulator.address()
                        + "/bigquery/v2/projects/"
                        + BigQueryEmulator.PROJECT
                        + "/queries"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"query\": \"" + sql + "\", \"useLegacySql\": false}"))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString())
        .body()
        .replace(" ", "");
  }
}
