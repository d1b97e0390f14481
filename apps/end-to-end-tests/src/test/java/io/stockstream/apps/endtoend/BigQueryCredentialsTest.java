package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.stockstream.adapters.duckdb.DuckDbStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks BigQuery: what is wrong with that is said in one line, and nothing is done. */
class BigQueryCredentialsTest {

  private static final int MISCONFIGURED = 3;
  private static final String KEY_FILE = "GOOGLE_APPLICATION_CREDENTIALS";

  @TempDir Path folder;

  @BeforeEach
  void makeAStore() {
    DuckDbStore.open(folder.resolve("store.duckdb")).close();
  }

  private void isTold(String keyFile, String... words) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put(KEY_FILE, keyFile);
    // Else those of whoever runs the tests, or of the machine, are found.
    environment.put("CLOUDSDK_CONFIG", folder.resolve("none").toString());
    environment.put("NO_GCE_CHECK", "true");
    Cli export =
        Cli.run(
            folder,
            environment,
            "export",
            "--store",
            "duckdb:" + folder.resolve("store.duckdb"),
            "--warehouse",
            "bigquery://a-project/market");

    List<String> told =
        export.err().stream().filter(line -> line.startsWith("stockstream: ")).toList();
    assertThat(export.exitCode()).as(String.join("\n", export.err())).isEqualTo(MISCONFIGURED);
    assertThat(told).hasSize(1);
    assertThat(told.get(0)).startsWith("stockstream: warehouse bigquery://a-project/market: ");
    assertThat(told.get(0)).contains("gcloud auth application-default login", KEY_FILE);
    assertThat(told.get(0)).contains(words);
    assertThat(export.out()).isEmpty();
    assertThat(String.join("\n", export.err())).doesNotContain("\tat ");
  }

  @Test
  void whoHasNoneIsToldHowToGetSome() throws Exception {
    isTold("", "Your default credentials were not found");
  }

  @Test
  void aKeyFileThatIsNotThereIsNamed() throws Exception {
    String none = folder.resolve("none.json").toString();

    isTold(none, none);
  }

  /** Google takes a key by the time that it is used at: a clock that is wrong is a wrong key. */
  @Test
  void aKeyThatIsRefusedMayBeAWrongClock() throws Exception {
    byte[] refusal =
        """
        {"error": "invalid_grant", "error_description": "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."}
        """
            .getBytes(StandardCharsets.UTF_8);
    HttpServer tokens =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    tokens.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(400, refusal.length);
          exchange.getResponseBody().write(refusal);
          exchange.close();
        });
    tokens.start();
    try {
      isTold(keyFile(tokens.getAddress().getPort()).toString(), "clock", "400 Bad Request");
    } finally {
      tokens.stop(0);
    }
  }

  private Path keyFile(int port) throws Exception {
    String json =
        """
        {"type": "service_account", "project_id": "a-project", "private_key_id": "1",
         "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n",
         "client_email": "export@a-project.iam.gserviceaccount.com", "client_id": "1",
         "token_uri": "http://127.0.0.1:%d/token"}
        """
            .formatted(freshKey(), port);
    return Files.writeString(folder.resolve("key.json"), json);
  }

  private static String freshKey() throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    return Base64.getEncoder().encodeToString(key);
  }
}
