package io.stockstream.adapters.feeds.live;

import io.stockstream.adapters.wire.JsonMessageEncoder;
import io.stockstream.adapters.wire.UnreadableLine;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.OutgoingRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes records of what was heard, and remembers the last bar of each instrument that is over.
 * Thread-safe.
 */
final class Teller {

  private final Outbox outbox;
  private final Map<String, Instant> lastClosed = new ConcurrentHashMap<>();

  Teller(Outbox outbox) {
    this.outbox = outbox;
  }

  void state(StatementDraft statement) throws InterruptedException {
    outbox.put(JsonMessageEncoder.toRecord(statement));
    if (statement.state() == BarState.CLOSED) {
      lastClosed.merge(
          key(statement.bar().symbol(), statement.bar().venue()),
          statement.bar().openTime(),
          (a, b) -> a.isAfter(b) ? a : b);
    }
  }

  /**
   * A message that cannot be read is told as a file of one line: so the quarantine has the venue's
   * own text with the reason, and once however often it is sent.
   */
  void garbled(Heard.Garbled garbled) throws InterruptedException {
    outbox.put(unreadable(garbled));
  }

  static OutgoingRecord unreadable(Heard.Garbled garbled) {
    FileLine message = new FileLine(sha256(garbled.text()), 1);
    return JsonMessageEncoder.toRecord(
        new UnreadableLine(message, garbled.text(), garbled.violation()));
  }

  void alive(String venue, Instant time, String source) throws InterruptedException {
    outbox.put(JsonMessageEncoder.toRecord(new Heartbeat(venue, time, source)));
  }

  /** Returns the open time of the last bar that was stated as over. */
  Optional<Instant> lastClosed(InstrumentId instrument) {
    return Optional.ofNullable(lastClosed.get(key(instrument.symbol(), instrument.venue())));
  }

  private static String key(String symbol, String venue) {
    return symbol + "@" + venue;
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Invariant: every JDK has SHA-256", e);
    }
  }
}
