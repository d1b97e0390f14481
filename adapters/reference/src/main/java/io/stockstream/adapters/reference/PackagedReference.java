package io.stockstream.adapters.reference;

import io.stockstream.adapters.calendars.PackagedCalendars;
import io.stockstream.domain.calendar.Calendars;
import io.stockstream.domain.rollup.ReferenceTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The instruments that come with the jar: fifty, ten of each asset class, on the packaged
 * calendars. Read once in a JVM, when first asked for. Immutable and thread-safe.
 */
public final class PackagedReference {

  static final String FILE = "instruments.csv";

  private PackagedReference() {}

  /** Returns all of them. */
  public static ReferenceTable all() {
    return Holder.ALL;
  }

  /**
   * Returns all of them on other calendars.
   *
   * @param calendars that have the names of the packaged ones, and perhaps more
   */
  public static ReferenceTable on(Calendars calendars) {
    return ReferenceFile.parse(FILE, text(), calendars::find).get();
  }

  private static String text() {
    try (InputStream in = PackagedReference.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Holder {

    private static final ReferenceTable ALL = on(PackagedCalendars.all());
  }
}
