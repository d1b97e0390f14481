package io.stockstream.adapters.clickhouse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers in ClickHouse's place, on 127.0.0.1 and a free port, what a test says. */
final class ScriptedServer implements AutoCloseable {

  /** Answers one request. */
  interface Script {
    void answer(HttpExchange exchange) throws Exception;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();

  ScriptedServer(Script script) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(script, exchange));
    server.start();
  }

  private void answer(Script script, HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try {
      script.answer(exchange);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    } finally {
      exchange.close();
    }
  }

  int requests() {
    return requests.get();
  }

  ClickHouseAddress address(Duration patience) {
    return new ClickHouseAddress(
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "market",
        "ingest",
        "s3cr3t",
        patience);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
