package io.stockstream.adapters.clickhouse;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Speaks with a ClickHouse server over HTTP. Connections are opened when first used and shared by
 * all of this JVM. Thread-safe.
 *
 * @param address of the store that errors name
 * @param database in which statements are run
 */
record Server(ClickHouseAddress address, String database) {

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

  private static final String CODE = "X-ClickHouse-Exception-Code";
  private static final int ERROR_BYTES = 8_192;

  /** How long the server waits for us; while a reader thinks, nothing is sent. */
  private static final String READER_PATIENCE_SECONDS = "3600";

  private static final Map<String, String> READ_SETTINGS =
      Map.of(
          "default_format",
          "Native",
          // Rows of one key are in one partition, as its time is in the key.
          "do_not_merge_across_partitions_select_final",
          "1",
          // A user may have other ones; these cut a result short, or give an old one.
          "limit",
          "0",
          "offset",
          "0",
          "use_query_cache",
          "0",
          "http_send_timeout",
          READER_PATIENCE_SECONDS);

  /** One client a JVM: its connections are a pool. */
  private static final class Pool {
    static final HttpClient CLIENT =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .build();
  }

  Server(ClickHouseAddress address) {
    this(address, address.database());
  }

  /** Returns where to ask before there is a database of the store's. */
  Server anyDatabase() {
    return new Server(address, "default");
  }

  /** Runs a statement that returns nothing. */
  void execute(String doing, Query query) {
    read(doing, query, block -> {});
  }

  /** Runs a statement that returns nothing. */
  void execute(String doing, String sql) {
    execute(doing, Query.of(sql));
  }

  /** Reads an answer that the server has finished before it sends the first of it. */
  void read(String doing, Query query, Consumer<Block> consumer) {
    Map<String, String> settings = new LinkedHashMap<>(READ_SETTINGS);
    settings.put("wait_end_of_query", "1");
    consume(doing, () -> request(query, settings), consumer);
  }

  /**
   * Hands an answer out while the server makes it, however long it is. The consumer may fail, and
   * may use this server.
   */
  void stream(String doing, Query query, Consumer<Block> consumer) {
    consume(doing, () -> request(query, READ_SETTINGS), consumer);
  }

  private void consume(String doing, Supplier<HttpRequest> request, Consumer<Block> consumer) {
    try (InputStream in = send(request)) {
      consume(in, consumer);
    } catch (IOException | ServerError e) {
      throw Translate.translate(address, doing, e);
    }
  }

  private static void consume(InputStream in, Consumer<Block> consumer) throws IOException {
    ByteSource source = new ByteSource(in);
    for (Block block = Block.read(source); block != null; block = Block.read(source)) {
      consumer.accept(block);
    }
  }

  /**
   * Inserts rows.
   *
   * @param insert without the rows
   * @param block the rows
   * @throws ServerError what the server said against it
   */
  void insert(String doing, Insert insert, byte[] block) throws ServerError {
    try (InputStream in =
        send(() -> request(insert.toUrl(), BodyPublishers.ofByteArray(block), null))) {
      in.readAllBytes();
    } catch (IOException e) {
      throw Translate.translate(address, doing, e);
    }
  }

  /** Inserts rows of our own household, whoever may write. */
  void insertOnce(String doing, String table, Rows rows, String token) {
    String sql = "INSERT INTO %s (%s) FORMAT Native".formatted(table, rows.columns().names());
    try {
      insert(doing, new Insert(sql, token, ""), rows.toBlock());
    } catch (ServerError e) {
      throw Translate.translate(address, doing, e);
    }
  }

  private HttpRequest request(Query query, Map<String, String> settings) {
    Map<String, String> url = new LinkedHashMap<>(settings);
    query.parameters().forEach((name, value) -> url.put("param_" + name, value));
    if (query.tables().isEmpty()) {
      return request(url, BodyPublishers.ofString(query.sql()), null);
    }
    url.put("query", query.sql());
    query
        .tables()
        .forEach(
            (name, rows) -> {
              url.put(name + "_format", "Native");
              url.put(name + "_structure", rows.columns().structure());
            });
    return multipart(url, query.tables());
  }

  private HttpRequest multipart(Map<String, String> url, Map<String, Rows> tables) {
    String boundary = "rows-" + UUID.randomUUID();
    List<byte[]> parts = new ArrayList<>();
    tables.forEach(
        (name, rows) -> {
          parts.add(
              ascii(
                  "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                      .formatted(boundary, name, name)));
          parts.add(rows.toBlock());
          parts.add(ascii("\r\n"));
        });
    parts.add(ascii("--%s--\r\n".formatted(boundary)));
    return request(
        url, BodyPublishers.ofByteArrays(parts), "multipart/form-data; boundary=" + boundary);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private HttpRequest request(Map<String, String> url, BodyPublisher body, String contentType) {
    StringBuilder uri = new StringBuilder(address.url()).append("/?database=");
    uri.append(database);
    url.forEach(
        (name, value) ->
            uri.append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(uri.toString()))
            .header("X-ClickHouse-User", address.user())
            .header("X-ClickHouse-Key", address.password())
            .POST(body);
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    return request.build();
  }

  /**
   * Sends a request, and once more when the connection broke before an answer came: it may have
   * been an old one that the server had closed. All that we send may be repeated.
   */
  private InputStream send(Supplier<HttpRequest> request) throws IOException, ServerError {
    try {
      return send(request.get());
    } catch (ConnectException | HttpConnectTimeoutException | InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      return send(request.get());
    }
  }

  private InputStream send(HttpRequest request) throws IOException, ServerError {
    CompletableFuture<HttpResponse<InputStream>> answer =
        Pool.CLIENT.sendAsync(request, headers -> new TimedBody(address.patience()));
    try {
      return checked(answer.get(address.patience().toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new SocketTimeoutException("expected an answer within " + address.patience());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the answer");
    }
  }

  private static InputStream checked(HttpResponse<InputStream> response)
      throws IOException, ServerError {
    int code = response.headers().firstValue(CODE).map(Integer::parseInt).orElse(0);
    if (response.statusCode() == 200 && code == 0) {
      return response.body();
    }
    try (InputStream in = response.body()) {
      String said = new String(in.readNBytes(ERROR_BYTES), StandardCharsets.UTF_8);
      throw new ServerError(response.statusCode(), code, said);
    }
  }

  /** Returns the first row's first number. */
  long number(String doing, Query query) {
    long[] number = new long[1];
    read(doing, query, block -> number[0] = block.columns()[0].int64(0));
    return number[0];
  }

  PortException misconfigured(String what) {
    return new PortException(FailureKind.MISCONFIGURED, "store " + address + ": " + what);
  }
}
