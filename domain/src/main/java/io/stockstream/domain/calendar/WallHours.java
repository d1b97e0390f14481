package io.stockstream.domain.calendar;

import io.vavr.control.Option;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * A stretch of time on the clock on a market's wall, in minutes from the midnight with which a
 * trading date begins.
 *
 * @param from first minute; below zero on the evening before
 * @param until first minute after it, later than {@code from}, at most the end of the date
 */
public record WallHours(int from, int until) implements Serializable {

  static final int DAY = 24 * 60;
  private static final int HOUR = 60;
  private static final String EVENING = "eve";
  private static final String FORM = "00:00";
  private static final int NOT_A_TIME = Integer.MIN_VALUE;

  /**
   * @throws IllegalArgumentException when they end before they begin, or leave the date and the
   *     evening before it
   */
  public WallHours {
    if (from < -DAY || until > DAY || from >= until) {
      throw new IllegalArgumentException(
          "hours: expected minutes from -1440 to 1440, the end after the beginning, was %d to %d"
              .formatted(from, until));
    }
  }

  /**
   * Reads the form {@code 09:30-16:00}, or {@code eve17:00-17:00} from the evening before.
   *
   * @return none when it has another form, or ends before it begins
   */
  public static Option<WallHours> parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      return Option.none();
    }
    int from = minute(text.substring(0, dash));
    int until = minute(text.substring(dash + 1));
    return from == NOT_A_TIME || from >= until
        ? Option.none()
        : Option.some(new WallHours(from, until));
  }

  private static int minute(String text) {
    return text.startsWith(EVENING)
        ? timeOfDay(text.substring(EVENING.length()), -DAY)
        : timeOfDay(text, 0);
  }

  private static int timeOfDay(String text, int midnight) {
    for (int i = 0; i < FORM.length(); i++) {
      boolean fits =
          text.length() == FORM.length()
              && (FORM.charAt(i) == ':' ? text.charAt(i) == ':' : isDigit(text.charAt(i)));
      if (!fits) {
        return NOT_A_TIME;
      }
    }
    int hour = Integer.parseInt(text, 0, 2, 10);
    int minute = Integer.parseInt(text, 3, FORM.length(), 10);
    int ofDay = hour * HOUR + minute;
    return minute < HOUR && ofDay <= DAY ? midnight + ofDay : NOT_A_TIME;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  Instant open(LocalDate tradingDate, ZoneId zone) {
    return instant(tradingDate, from, zone);
  }

  Instant close(LocalDate tradingDate, ZoneId zone) {
    return instant(tradingDate, until, zone);
  }

  /** A time that the clock skips is the instant of the skip; of one it shows twice, the first. */
  private static Instant instant(LocalDate tradingDate, int minute, ZoneId zone) {
    LocalDateTime local = tradingDate.atStartOfDay().plusMinutes(minute);
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition transition = rules.getTransition(local);
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : local.toInstant(rules.getOffset(local));
  }

  /** Returns the form that {@link #parse} reads. */
  @Override
  public String toString() {
    return time(from) + "-" + time(until);
  }

  private static String time(int minute) {
    int ofDay = minute < 0 ? minute + DAY : minute;
    return "%s%02d:%02d".formatted(minute < 0 ? EVENING : "", ofDay / HOUR, ofDay % HOUR);
  }
}
