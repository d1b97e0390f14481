package io.stockstream.adapters.feeds.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A WebSocket as something to read from. Reads ahead by a few messages; after that the venue has to
 * wait. One thread reads and sends.
 */
final class Line implements WebSocket.Listener, AutoCloseable {

  private static final int AHEAD = 64;
  private static final int LONGEST = 1 << 22;

  /**
   * What comes over it.
   *
   * @param text of a message; null of a ping or a pong
   * @param end why it is over; null while it is not
   */
  record Event(String text, String end) {}

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final StringBuilder partial = new StringBuilder();
  private final Duration timeout;
  private WebSocket socket;

  private Line(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Connects.
   *
   * @throws Cut when the venue cannot be reached or refuses
   */
  static Line open(HttpClient client, URI address, Duration timeout, Duration banned)
      throws Cut, InterruptedException {
    Line line = new Line(timeout);
    try {
      line.socket =
          client
              .newWebSocketBuilder()
              .connectTimeout(timeout)
              .buildAsync(address, line)
              .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return line;
    } catch (ExecutionException e) {
      throw refused(address, e.getCause(), banned);
    } catch (TimeoutException e) {
      throw new Cut(Heard.again(address.getHost() + " does not answer", Duration.ZERO));
    }
  }

  private static Cut refused(URI address, Throwable cause, Duration banned) {
    if (cause instanceof WebSocketHandshakeException handshake && handshake.getResponse() != null) {
      return new Cut(
          Answer.of(handshake.getResponse(), "").trouble(address.getHost(), banned).orElseThrow());
    }
    return new Cut(
        Heard.again(
            "connecting to " + address.getHost() + " failed: " + cause.getMessage(),
            Duration.ZERO));
  }

  @Override
  public void onOpen(WebSocket opened) {
    opened.request(AHEAD);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (partial.length() > LONGEST) {
      end("a message of more than " + LONGEST + " characters");
      from.abort();
    } else if (last) {
      events.add(new Event(partial.toString(), null));
      partial.setLength(0);
    } else {
      from.request(1);
    }
    return null;
  }

  /** Some venues send text so. */
  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    return onText(from, StandardCharsets.UTF_8.decode(data), last);
  }

  @Override
  public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    events.add(new Event(null, null));
    return null;
  }

  @Override
  public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    events.add(new Event(null, null));
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    end("closed by the venue with " + status + (reason.isEmpty() ? "" : " " + reason));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    end("broken off: " + error.getMessage());
  }

  private void end(String why) {
    events.add(new Event(null, why));
  }

  /**
   * Waits for what comes next.
   *
   * @return null when nothing came
   * @throws Cut when the connection is over
   */
  Event next(Duration atMost) throws Cut, InterruptedException {
    Event event = events.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    if (event != null && event.end() != null) {
      throw new Cut(Heard.again("connection " + event.end(), Duration.ZERO));
    }
    if (event != null) {
      socket.request(1);
    }
    return event;
  }

  void send(String text) throws Cut, InterruptedException {
    sent(socket.sendText(text, true));
  }

  void ping() throws Cut, InterruptedException {
    sent(socket.sendPing(ByteBuffer.allocate(0)));
  }

  private void sent(CompletionStage<WebSocket> sending) throws Cut, InterruptedException {
    try {
      sending.toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      String why = e.getCause() instanceof IOException io ? io.getMessage() : "it takes nothing";
      throw new Cut(Heard.again("connection broken off: " + why, Duration.ZERO));
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}
