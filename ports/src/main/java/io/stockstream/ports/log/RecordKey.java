package io.stockstream.ports.log;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Message;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.domain.statement.Statement;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The key under which the log has a message: {@code symbol@venue}, or {@code @venue} for a
 * heartbeat. It decides which partition, and which task, so that one instrument has one writer.
 */
public final class RecordKey {

  private static final byte VENUE_MARK = '@';

  private RecordKey() {}

  public static String of(InstrumentId instrument) {
    return instrument.toString();
  }

  public static String ofVenue(String venue) {
    return "@" + venue;
  }

  /** Returns the key that a message has to have. */
  public static String of(Message message) {
    if (message instanceof Statement statement) {
      return of(statement.key().instrument());
    }
    return message instanceof Heartbeat heartbeat
        ? ofVenue(heartbeat.venue())
        : of(((Recompute) message).instrument());
  }

  public static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  public static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  /**
   * Says whether a key is a venue's; such records go to every task. A symbol may begin with the
   * mark, too: {@code @ES#@XCME}.
   */
  public static boolean isVenue(byte[] key) {
    if (key.length == 0 || key[0] != VENUE_MARK) {
      return false;
    }
    for (int i = 1; i < key.length; i++) {
      if (key[i] == VENUE_MARK) {
        return false;
      }
    }
    return true;
  }

  /** Returns which of so many tasks a key belongs to: its CRC-32, modulo. */
  public static int slot(byte[] key, int slots) {
    CRC32 crc = new CRC32();
    crc.update(key, 0, key.length);
    return (int) (crc.getValue() % slots);
  }
}
