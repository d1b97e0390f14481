package io.stockstream.adapters.feeds.live;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;

/** What the workers of one feed have in common. */
record Shared(
    String feed,
    Surroundings surroundings,
    LiveOptions options,
    Outbox outbox,
    Teller teller,
    HttpClient client) {

  static Shared of(String feed, Surroundings surroundings, LiveOptions options) {
    Outbox outbox = new Outbox(options.queue());
    HttpClient client = HttpClient.newBuilder().connectTimeout(options.timeout()).build();
    return new Shared(feed, surroundings, options, outbox, new Teller(outbox), client);
  }

  PoliteHttp http(Turns turns, Rest rest) {
    return new PoliteHttp(client, turns, options.timeout(), rest.history().headers());
  }

  void note(String line) {
    surroundings.notes().accept(feed + ": " + line);
  }

  /**
   * Tells people of trouble, and goes on.
   *
   * @throws Cut when that is not to be
   */
  void note(Heard.Trouble trouble) throws Cut {
    if (trouble.then() != Heard.Then.GO_ON) {
      throw new Cut(trouble);
    }
    note(trouble.what());
  }

  /** Waits as long as trouble asks for, or as the back-off has it after so many failures. */
  void waitFor(Heard.Trouble trouble, int failures) {
    Duration usual = options.backOff().after(failures, surroundings.random().nextDouble());
    Duration wait = trouble.pause().compareTo(usual) > 0 ? trouble.pause() : usual;
    note("%s; trying again in %.1f s".formatted(trouble.what(), wait.toMillis() / 1e3));
    surroundings.clock().sleep(wait);
  }

  /** Returns from when on history is wanted: some bars before the last one that is over. */
  Instant since(Followed followed, Instant otherwise) {
    Duration overlap = followed.timeframe().duration().multipliedBy(options.overlap());
    return teller
        .lastClosed(followed.instrument())
        .map(last -> last.minus(overlap))
        .orElse(otherwise);
  }
}
