package io.stockstream.adapters.clickhouse.server;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between a client and a server that speak HTTP/1.1: a port on 127.0.0.1 that passes on
 * what comes, until it is told not to. Thread-safe.
 */
public final class FaultyNetwork implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final int BACKLOG = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final InetSocketAddress server;
  private final int port;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private volatile Trouble trouble = Trouble.none();
  private ServerSocket listener;

  private FaultyNetwork(InetSocketAddress server) {
    this.server = server;
    this.listener = listen(0);
    this.port = listener.getLocalPort();
  }

  /**
   * Opens one.
   *
   * @param url of the server, such as {@code http://127.0.0.1:8123}
   */
  public static FaultyNetwork to(String url) {
    URI uri = URI.create(url);
    return new FaultyNetwork(new InetSocketAddress(uri.getHost(), uri.getPort()));
  }

  /** Returns the server's address by way of this network. */
  public String url() {
    return "http://" + HOST + ":" + port;
  }

  /** From now on a fault happens to the next so many requests that hold a text, and to no more. */
  public void inject(Fault fault, String inRequest, int times) {
    inject(fault, inRequest, 0, times);
  }

  /** Likewise; so many of these requests are passed on first. */
  public void inject(Fault fault, String inRequest, int spared, int times) {
    trouble.end();
    trouble = new Trouble(fault, inRequest, spared, times);
  }

  /** Everything is passed on from now on; what hangs is cut off. */
  public void heal() {
    trouble.end();
    trouble = Trouble.none();
  }

  /** Returns how many requests came since the fault was injected that hold its text. */
  public int met() {
    return trouble.met();
  }

  /** Blocks until the fault has happened once more; one that hangs has when it does. */
  public void awaitFault() throws InterruptedException {
    Trouble now = trouble;
    if (!now.awaitHappened(PATIENCE)) {
      throw new IllegalStateException(
          "network: expected a %s within %s, was none; %d came by"
              .formatted(now, PATIENCE, now.met()));
    }
  }

  /** Refuses connections from now on, and cuts those that are there. */
  public synchronized void refuse() {
    close(listener);
    trouble.end();
    connections.forEach(FaultyNetwork::close);
  }

  /** Takes connections again, on the same port. */
  public synchronized void accept() {
    listener = listen(port);
  }

  @Override
  public void close() {
    refuse();
  }

  private ServerSocket listen(int at) {
    try {
      ServerSocket socket = new ServerSocket(at, BACKLOG, InetAddress.getByName(HOST));
      start(() -> accept(socket));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "faulty-network");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        Socket client = socket.accept();
        connections.add(client);
        start(() -> serve(client));
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  /** What goes wrong on one side is the end of the connection on the other. */
  private void serve(Socket client) {
    try (client;
        Socket upstream = new Socket(server.getAddress(), server.getPort());
        InputStream in = new BufferedInputStream(client.getInputStream())) {
      HttpMessage request = HttpMessage.read(in);
      while (request != null && pass(new Exchange(request, client, upstream))) {
        request = HttpMessage.read(in);
      }
    } catch (IOException e) {
      // As above.
    } finally {
      connections.remove(client);
    }
  }

  /** Returns whether the connection stays. */
  private boolean pass(Exchange exchange) throws IOException {
    Trouble now = trouble;
    if (!now.strikes(text(exchange.request()))) {
      exchange.answer(exchange.forward().bytes());
      return true;
    }
    now.fault().happen(exchange, now);
    now.hasHappened();
    return !now.fault().closesConnection();
  }

  /** A statement is in the address or in the body. */
  private static String text(HttpMessage request) {
    String text = request.text();
    int line = text.indexOf("\r\n");
    return URLDecoder.decode(text.substring(0, line), StandardCharsets.ISO_8859_1)
        + text.substring(line);
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
