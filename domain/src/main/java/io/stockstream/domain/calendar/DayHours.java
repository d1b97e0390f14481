package io.stockstream.domain.calendar;

import io.stockstream.domain.bar.Interval;
import io.vavr.control.Option;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When a market is open on a trading date, by the clock on its wall.
 *
 * @param parts in order, with breaks between them; none when it does not open
 */
public record DayHours(List<WallHours> parts) implements Serializable {

  public static final DayHours CLOSED = new DayHours(List.of());

  private static final String CLOSED_FORM = "closed";

  /**
   * @throws IllegalArgumentException when parts are not in order or overlap
   */
  public DayHours {
    parts = List.copyOf(parts);
    if (!areInOrder(parts)) {
      throw new IllegalArgumentException("hours: expected parts in order, was " + parts);
    }
  }

  private static boolean areInOrder(List<WallHours> parts) {
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i).from() < parts.get(i - 1).until()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads hours such as {@code 09:00-11:30 12:30-15:30}, or {@code closed}.
   *
   * @return none when they have another form, end before they begin, or are not in order
   */
  public static Option<DayHours> parse(String text) {
    if (text.equals(CLOSED_FORM)) {
      return Option.some(CLOSED);
    }
    List<WallHours> parts = new ArrayList<>();
    for (String part : text.split(" ", -1)) {
      Option<WallHours> hours = WallHours.parse(part);
      if (hours.isEmpty()) {
        return Option.none();
      }
      parts.add(hours.get());
    }
    return Option.when(areInOrder(parts), () -> new DayHours(parts));
  }

  public boolean isClosed() {
    return parts.isEmpty();
  }

  /** Says whether the hours of the next date begin before these have ended. */
  boolean runInto(DayHours ofNextDate) {
    return ofNextDate.from() + WallHours.DAY < until();
  }

  /** Returns the first minute; the last possible one where it is closed. */
  int from() {
    return isClosed() ? WallHours.DAY : parts.get(0).from();
  }

  /** Returns the first minute after the hours; the first possible one where it is closed. */
  int until() {
    return isClosed() ? -WallHours.DAY : parts.get(parts.size() - 1).until();
  }

  /** Returns the session of a date; none where it is closed, or all of it in an hour skipped. */
  Option<Session> session(LocalDate date, ZoneId zone, boolean assumed) {
    List<Interval> hours = new ArrayList<>(parts.size());
    for (WallHours part : parts) {
      Instant open = part.open(date, zone);
      Instant close = part.close(date, zone);
      if (open.isBefore(close)) {
        hours.add(new Interval(open, close));
      }
    }
    return Option.when(!hours.isEmpty(), () -> new Session(date, hours, assumed));
  }

  /** Returns the form that {@link #parse} reads. */
  @Override
  public String toString() {
    return isClosed()
        ? CLOSED_FORM
        : parts.stream().map(WallHours::toString).collect(Collectors.joining(" "));
  }
}
