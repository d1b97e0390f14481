package io.stockstream.domain.rollup;

import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.CalendarHash;
import io.stockstream.domain.calendar.TradingCalendar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Tells roll-up rules apart by what decides windows: the calendar's sessions, the base timeframe
 * and the ladder. What prices an instrument may have is not part of it. A calendar is read once,
 * however many instruments follow it. One thread.
 */
public final class RulesHash {

  private final Map<TradingCalendar, byte[]> byCalendar = new HashMap<>();

  /** Returns an instrument's edition with the hash of its rules. */
  public RulesEdition editionOf(InstrumentRules rules) {
    MessageDigest digest = newSha256();
    digest.update(byCalendar.computeIfAbsent(rules.calendar(), CalendarHash::of));
    digest.update(text(rules.ladder()).getBytes(StandardCharsets.UTF_8));
    return new RulesEdition(rules.edition(), HexFormat.of().formatHex(digest.digest()));
  }

  private static String text(Ladder ladder) {
    StringBuilder text = new StringBuilder(ladder.base().toString());
    for (Timeframe rung : ladder.rungs()) {
      text.append(' ').append(rung);
    }
    return text.toString();
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Invariant: every JVM has SHA-256", e);
    }
  }
}
