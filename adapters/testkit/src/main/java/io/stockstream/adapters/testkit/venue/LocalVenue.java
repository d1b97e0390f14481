package io.stockstream.adapters.testkit.venue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A venue on this machine that says over WebSocket and HTTP what a test wants it to, at the time
 * and in the manner that the test wants: it disconnects, throttles and lies.
 */
public final class LocalVenue implements AutoCloseable {

  /** What it says over a WebSocket; the connection is cut when this returns. */
  @FunctionalInterface
  public interface Talk {

    /**
     * @param line to the client
     * @param number of the connection, from 1
     */
    void talk(VenueLine line, int number) throws IOException, InterruptedException;
  }

  /** What it answers over HTTP. */
  @FunctionalInterface
  public interface Answering {

    Reply reply(String path, Map<String, String> query);
  }

  /**
   * An answer.
   *
   * @param headers beyond the length
   */
  public record Reply(int status, Map<String, String> headers, String body) {}

  private final ServerSocket server;
  private final Talk talk;
  private final Answering answering;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();

  public LocalVenue(Talk talk, Answering answering) {
    this.talk = talk;
    this.answering = answering;
    try {
      this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept, "local-venue");
  }

  private static void start(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        sockets.add(socket);
        start(() -> serve(socket), "local-venue-connection");
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      VenueHttp http = new VenueHttp(socket);
      while (http.next()) {
        if (http.isWebSocket()) {
          VenueLine line = http.upgrade();
          talk.talk(line, connections.incrementAndGet());
          return;
        }
        requests.incrementAndGet();
        http.answer(answering.reply(http.path(), http.query()));
      }
    } catch (IOException e) {
      // The client is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(socket);
    }
  }

  public URI ws() {
    return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/stream");
  }

  public URI http() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Returns how many WebSockets were opened so far. */
  public int connections() {
    return connections.get();
  }

  /** Returns how many questions were asked over HTTP so far. */
  public int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
