package io.stockstream.adapters.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.calendar.TradingCalendar;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds every session against the package's own, of which the digests were kept; no Python needed.
 */
class SessionDigestTest {

  @Test
  void everySessionOfEveryCalendarIsAsThePackageHasIt() throws Exception {
    List<String> digests =
        PackagedCalendars.all().byName().values().stream().map(SessionDigestTest::digest).toList();

    assertThat(digests).isEqualTo(kept());
  }

  static List<String> kept() throws Exception {
    try (InputStream kept = SessionDigestTest.class.getResourceAsStream("sessions.sha256")) {
      return new String(kept.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String digest(TradingCalendar calendar) {
    List<String> lines = SessionDump.of(calendar);
    return "%s %d %s".formatted(calendar.name(), lines.size(), sha256(lines));
  }

  private static String sha256(List<String> lines) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
