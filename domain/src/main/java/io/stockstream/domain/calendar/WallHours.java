package io.stockstream.domain.calendar;

import io.vavr.control.Option;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final String TIME = "(eve)?([01]\\d|2[0-3]|24(?=:00)):([0-5]\\d)";
  private static final Pattern FORM = Pattern.compile(TIME + "-" + TIME);
  private static final int GROUPS_OF_TIME = 3;

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
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Option.none();
    }
    int from = minute(matcher, 1);
    int until = minute(matcher, 1 + GROUPS_OF_TIME);
    return Option.when(from < until, () -> new WallHours(from, until));
  }

  private static int minute(Matcher matcher, int group) {
    int minute =
        Integer.parseInt(matcher.group(group + 1)) * HOUR
            + Integer.parseInt(matcher.group(group + 2));
    return matcher.group(group) == null ? minute : minute - DAY;
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
    return "%s%02d:%02d".formatted(minute < 0 ? "eve" : "", ofDay / HOUR, ofDay % HOUR);
  }
}
