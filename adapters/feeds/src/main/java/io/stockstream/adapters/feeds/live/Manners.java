package io.stockstream.adapters.feeds.live;

import java.time.Duration;

/**
 * What a venue asks of its clients.
 *
 * @param keepAlive after so long without a word it is asked whether it is there; after twice as
 *     long it is not
 * @param instruments at most on one connection
 * @param betweenMessages that a client sends
 * @param betweenConnects that a client opens
 * @param betweenRequests for history
 * @param banned how long to stay away when told to, unless told how long
 */
public record Manners(
    Duration keepAlive,
    int instruments,
    Duration betweenMessages,
    Duration betweenConnects,
    Duration betweenRequests,
    Duration banned) {

  /** Returns the same with another keep-alive period. */
  public Manners with(Duration otherKeepAlive) {
    return new Manners(
        otherKeepAlive, instruments, betweenMessages, betweenConnects, betweenRequests, banned);
  }
}
