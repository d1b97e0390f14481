package io.stockstream.adapters.feeds.yahoo;

import io.stockstream.adapters.feeds.live.Asked;
import io.stockstream.adapters.feeds.live.Manners;
import io.stockstream.adapters.feeds.live.Polling;
import io.stockstream.adapters.feeds.live.Rest;
import java.net.URI;
import java.time.Duration;

/**
 * Yahoo Finance by its chart endpoint, which is not documented: the wire format is that of the
 * client yfinance. It has stocks, ETFs, indices and currencies, and crypto too.
 */
public final class Yahoo {

  public static final String NAME = "yahoo";

  /** Where it is, without a path. */
  public static final URI PUBLIC = URI.create("https://query1.finance.yahoo.com");

  /** No limits are published; two thousand requests an hour are known to pass, a ban to last. */
  public static final Manners MANNERS =
      new Manners(
          Duration.ofMinutes(1),
          Integer.MAX_VALUE,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofMillis(250),
          Duration.ofMinutes(5));

  /** As the bars are of a minute. */
  public static final Duration INTERVAL = Duration.ofMinutes(1);

  /** So long after its end a row may still grow. */
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private Yahoo() {}

  /**
   * Returns how Yahoo is asked.
   *
   * @param rest where it is, without a path
   */
  public static Polling at(URI rest, Manners manners, Duration interval) {
    return new Polling(new Asked(NAME, manners, new Rest(rest, new Chart(CLOSING))), interval);
  }
}
