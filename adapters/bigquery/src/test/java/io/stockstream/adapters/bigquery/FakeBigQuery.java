package io.stockstream.adapters.bigquery;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.bigquery.model.Dataset;
import com.google.api.services.bigquery.model.Job;
import com.google.api.services.bigquery.model.JobList;
import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableDataList;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stockstream.adapters.bigquery.Fault.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/**
 * Answers as BigQuery's REST interface does, on 127.0.0.1 and a free port, and does wrong what a
 * test tells it to: what an emulator never does. What is asked has a name: {@code get job}, {@code
 * insert job}, {@code list jobs}, {@code upload} (the last piece of a load, which inserts its job),
 * {@code get table}, {@code insert table}, {@code patch table}, {@code delete table}, {@code list
 * tables}, {@code get dataset}, {@code insert dataset}, {@code list rows}.
 */
public final class FakeBigQuery implements AutoCloseable {

  /** The project that is there. */
  public static final String PROJECT = "fake-project";

  private static final GsonFactory JSON = GsonFactory.getDefaultInstance();
  private static final int PERMANENT_REDIRECT = 308;

  static {
    // Else each answer waits 40 ms for the client's acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final FakeCatalog catalog = new FakeCatalog();
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
  private final AtomicInteger begun = new AtomicInteger();

  /** A load on its way, in pieces. */
  private record Upload(Job job, ByteArrayOutputStream bytes) {}

  /** What is asked. */
  private record Request(String method, List<String> path, Map<String, String> query, byte[] body) {

    <T extends GenericJson> T body(Class<T> type) throws IOException {
      return JSON.createJsonParser(new String(body, StandardCharsets.UTF_8)).parse(type);
    }

    String part(int i) {
      return path.get(i);
    }
  }

  /** Starts it, without any dataset. */
  public FakeBigQuery() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Returns where it is, such as {@code http://127.0.0.1:9050}. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Does something wrong once; several faults of what is asked come in their order. */
  public FakeBigQuery then(Fault fault) {
    synchronized (faults) {
      faults.add(fault);
    }
    return this;
  }

  /** Returns what was asked since the last call, in order. */
  public List<String> asked() {
    synchronized (asked) {
      List<String> all = List.copyOf(asked);
      asked.clear();
      return all;
    }
  }

  /** Returns the faults that did not happen. */
  List<Fault> faultsLeft() {
    synchronized (faults) {
      return List.copyOf(faults);
    }
  }

  FakeCatalog catalog() {
    return catalog;
  }

  private Fault take(String what) {
    synchronized (faults) {
      for (Fault fault : faults) {
        if (fault.asked().equals(what)) {
          faults.remove(fault);
          return fault;
        }
      }
      return null;
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = read(exchange);
      try {
        answer(exchange, request);
      } catch (FakeError e) {
        send(exchange, e.status(), e.json());
      }
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    byte[] body;
    try (InputStream in =
        zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
      body = in.readAllBytes();
    }
    String override = exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override");
    String path =
        exchange.getRequestURI().getPath().replaceFirst("^/(upload/)?bigquery/v2/projects/", "");
    return new Request(
        override == null ? exchange.getRequestMethod() : override,
        List.of(path.split("/")),
        query(exchange.getRequestURI().getRawQuery()),
        body);
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(
          parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
    }
    return query;
  }

  private void answer(HttpExchange exchange, Request request) throws IOException {
    if (request.method().equals("POST") && request.query().containsKey("uploadType")) {
      beginUpload(exchange, request);
      return;
    }
    if (request.method().equals("PUT") && !isLastPiece(exchange, request)) {
      send(exchange, PERMANENT_REDIRECT, "");
      return;
    }
    String what = what(request);
    synchronized (asked) {
      asked.add(what);
    }
    Fault fault = take(what);
    if (fault != null && fault.kind() == Kind.ANSWERS_AN_ERROR) {
      throw fault.error();
    }
    String answer = what(request, what, fault);
    if (fault != null && fault.kind() == Kind.COMES_SECOND) {
      throw FakeError.duplicate("Job " + PROJECT + ":" + what);
    }
    if (fault == null || fault.kind() != Kind.LOSES_THE_REPLY) {
      send(exchange, 200, answer);
    }
  }

  private static String what(Request request) {
    if (request.method().equals("PUT")) {
      return "upload";
    }
    String kind = request.part(1);
    boolean inDataset = kind.equals("datasets") && request.path().size() > 3;
    if (request.path().size() == 6) {
      return "list rows";
    }
    int of = inDataset ? 4 : 2;
    String noun = inDataset ? "table" : kind.substring(0, kind.length() - 1);
    boolean named = request.path().size() > of;
    return switch (request.method()) {
      case "POST" -> "insert " + noun;
      case "PATCH" -> "patch " + noun;
      case "DELETE" -> "delete " + noun;
      default -> named ? "get " + noun : "list " + noun + "s";
    };
  }

  private String what(Request request, String what, Fault fault) throws IOException {
    GenericJson answer =
        switch (what) {
          case "get dataset" -> catalog.dataset(request.part(2));
          case "insert dataset" -> catalog.insert(request.body(Dataset.class));
          case "get table" -> catalog.table(request.part(2), request.part(4));
          case "insert table" -> catalog.insert(request.body(Table.class));
          case "patch table" -> catalog.patch(request.body(Table.class));
          case "delete table" -> catalog.delete(request.part(2), request.part(4));
          case "list rows" -> rows(request, fault);
          case "get job" -> catalog.job(request.part(2));
          case "insert job" -> catalog.insert(request.body(Job.class), null, fault);
          case "list jobs" ->
              new JobList().setJobs(catalog.children(request.query().get("parentJobId")));
          case "upload" -> finishUpload(request, fault);
          default -> throw new FakeError(501, "notImplemented", what);
        };
    return JSON.toString(answer);
  }

  private TableDataList rows(Request request, Fault fault) {
    TableDataList page =
        catalog.rows(
            request.part(2),
            request.part(4),
            Integer.parseInt(request.query().getOrDefault("pageToken", "0")),
            Integer.parseInt(request.query().getOrDefault("maxResults", "100000")));
    return fault == null ? page : page.setPageToken(null).setRows(page.getRows().subList(0, 1));
  }

  private void beginUpload(HttpExchange exchange, Request request) throws IOException {
    String id = "upload-" + begun.incrementAndGet();
    uploads.put(id, new Upload(request.body(Job.class), new ByteArrayOutputStream()));
    exchange
        .getResponseHeaders()
        .set("Location", address() + exchange.getRequestURI().getPath() + "?upload_id=" + id);
    send(exchange, 200, "");
  }

  private boolean isLastPiece(HttpExchange exchange, Request request) throws IOException {
    Upload upload = uploads.get(request.query().get("upload_id"));
    if (upload == null) {
      throw FakeError.notFound("Upload");
    }
    upload.bytes().write(request.body());
    return !exchange.getRequestHeaders().getFirst("Content-Range").endsWith("/*");
  }

  private Job finishUpload(Request request, Fault fault) {
    Upload upload = uploads.remove(request.query().get("upload_id"));
    return catalog.insert(upload.job(), upload.bytes().toByteArray(), fault);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
