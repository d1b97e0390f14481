package io.stockstream.adapters.feeds.live;

import io.stockstream.domain.bar.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A time in which a venue was not heard, and what is still to be asked of it. When nothing is, each
 * of its minutes is one in which the venue is known to have been alive: a bar that is missing then
 * is one without trades. Not thread-safe.
 */
final class Absence {

  /** A sign of life that is told late. */
  record Sign(String venue, Instant time) {}

  /** Any time within the minute will do. */
  private static final Duration WITHIN = Duration.ofSeconds(30);

  private final TreeSet<String> venues = new TreeSet<>();
  private int away;
  private int toAsk;
  private Instant from = Instant.MAX;

  /** What is known of each instrument; one that was asked for again is known for longer. */
  private final Map<Followed, Instant> known = new HashMap<>();

  void leave() {
    away++;
  }

  void comeBack(int instruments) {
    away = Math.max(0, away - 1);
    toAsk += instruments;
  }

  void began(Instant time) {
    from = time.isBefore(from) ? time : from;
  }

  /**
   * Notes that all of an instrument was told.
   *
   * @param at the venue's clock when it was; none when the venue does not know the instrument
   * @return the signs of life that can be told now
   */
  List<Sign> told(Followed followed, Optional<Instant> at) {
    toAsk--;
    venues.add(followed.instrument().venue());
    at.ifPresent(time -> known.merge(followed, time, (a, b) -> a.isAfter(b) ? a : b));
    return isOver()
        ? known.values().stream().min(Instant::compareTo).map(this::signs).orElse(List.of())
        : List.of();
  }

  boolean isOver() {
    return away == 0 && toAsk == 0;
  }

  /**
   * Of whole minutes only, and by the venue's clock: in the last one it may still say something.
   */
  private List<Sign> signs(Instant until) {
    List<Sign> signs = new ArrayList<>();
    Duration minute = Timeframe.M1.duration();
    for (Instant at = Timeframe.M1.floor(from);
        !at.plus(minute).isAfter(until);
        at = at.plus(minute)) {
      for (String venue : venues) {
        signs.add(new Sign(venue, at.plus(WITHIN)));
      }
    }
    return signs;
  }
}
