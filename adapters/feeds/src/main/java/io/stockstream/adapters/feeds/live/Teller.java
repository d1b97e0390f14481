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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Makes records of what was heard, and remembers the last bar of each instrument that is over.
 * Thread-safe.
 */
final class Teller {

  private final Outbox outbox;
  private final Map<String, Instant> lastClosed = new ConcurrentHashMap<>();
  private final AtomicReference<Instant> lastAlive = new AtomicReference<>(Instant.MIN);

  Teller(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Makes records of bars and of what cannot be read; of nothing else. */
  void tell(Heard heard) throws InterruptedException {
    for (OutgoingRecord each : records(heard)) {
      outbox.put(each);
    }
    if (heard instanceof Heard.Bars bars) {
      bars.statements().forEach(this::remember);
    }
  }

  /** Returns the records of bars and of what cannot be read; none of anything else. */
  static List<OutgoingRecord> records(Heard heard) {
    if (heard instanceof Heard.Bars bars) {
      return bars.statements().stream().map(JsonMessageEncoder::toRecord).toList();
    }
    return heard instanceof Heard.Garbled garbled ? List.of(unreadable(garbled)) : List.of();
  }

  private void remember(StatementDraft statement) {
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
  private static OutgoingRecord unreadable(Heard.Garbled garbled) {
    FileLine message = new FileLine(sha256(garbled.text()), 1);
    return JsonMessageEncoder.toRecord(
        new UnreadableLine(message, garbled.text(), garbled.violation()));
  }

  void alive(String venue, Instant time, String source) throws InterruptedException {
    outbox.put(JsonMessageEncoder.toRecord(new Heartbeat(venue, time, source)));
    lastAlive.accumulateAndGet(time, (a, b) -> a.isAfter(b) ? a : b);
  }

  /** Returns the latest time by which a venue was said to be alive. */
  Optional<Instant> lastAlive() {
    return Optional.of(lastAlive.get()).filter(time -> !time.equals(Instant.MIN));
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
