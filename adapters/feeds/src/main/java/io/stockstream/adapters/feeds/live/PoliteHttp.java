package io.stockstream.adapters.feeds.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Asks a venue over HTTP, never more often than it allows. Requests start in turn, and may be under
 * way at once. Thread-safe.
 */
final class PoliteHttp {

  /** Some venues refuse a client that does not say what it is. */
  private static final String AGENT = "Mozilla/5.0 (compatible; stockstream)";

  private final HttpClient client;
  private final Turns turns;
  private final Duration timeout;
  private final Map<String, String> headers;

  PoliteHttp(HttpClient client, Turns turns, Duration timeout, Map<String, String> headers) {
    this.client = client;
    this.turns = turns;
    this.timeout = timeout;
    this.headers = Map.copyOf(headers);
  }

  /**
   * Waits for its turn, then asks and does not wait for the answer. Whatever fails below HTTP fails
   * the future with {@link Cut}.
   */
  CompletableFuture<Answer> ask(URI address) {
    turns.await();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(timeout).header("User-Agent", AGENT);
    headers.forEach(request::header);
    return client
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .handle(
            (response, failure) -> {
              if (failure != null) {
                throw new CompletionException(unreachable(address, failure));
              }
              return Answer.of(response, response.body());
            });
  }

  /** Asks and waits for the answer. */
  Answer get(URI address) throws Cut, InterruptedException {
    return await(ask(address));
  }

  static Answer await(CompletableFuture<Answer> asked) throws Cut, InterruptedException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Cut cut) {
        throw cut;
      }
      throw new IllegalStateException("Invariant: an answer fails with Cut", e.getCause());
    }
  }

  private static Cut unreachable(URI address, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return new Cut(
        Heard.again(
            "asking "
                + address.getHost()
                + " failed: "
                + cause.getClass().getSimpleName()
                + (cause.getMessage() == null ? "" : " " + cause.getMessage()),
            Duration.ZERO));
  }
}
