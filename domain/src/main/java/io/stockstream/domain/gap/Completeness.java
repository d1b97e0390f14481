package io.stockstream.domain.gap;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.calendar.Session;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of a session is there, as far as it is over, counted in base bars.
 *
 * @param instrument whose
 * @param tradingDate of the session
 * @param assumed whether the calendar does not know this date: then nobody knows what to expect
 * @param expected bars that the calendar expects
 * @param missing those that are not there, by reason
 */
public record Completeness(
    InstrumentId instrument,
    LocalDate tradingDate,
    boolean assumed,
    long expected,
    Map<GapReason, Long> missing) {

  public Completeness {
    Map<GapReason, Long> copy = new EnumMap<>(GapReason.class);
    copy.putAll(missing);
    missing = Collections.unmodifiableMap(copy);
  }

  /**
   * Measures the sessions of a window.
   *
   * @param gaps all that are in the window; those that are filled do not count
   * @param window in which bars open; all that open in it are over
   */
  public static List<Completeness> of(Listed listed, Collection<Gap> gaps, Interval window) {
    Map<LocalDate, Map<GapReason, Long>> byDate = new HashMap<>();
    for (Gap gap : gaps) {
      if (gap.state().isMissing()) {
        byDate
            .computeIfAbsent(gap.tradingDate(), date -> new EnumMap<>(GapReason.class))
            .merge(gap.reason(), gap.bars(), Long::sum);
      }
    }
    List<Completeness> days = new ArrayList<>();
    for (Session session : listed.calendar().sessionsOverlapping(window)) {
      long expected = session.count(listed.timeframe(), window);
      if (expected > 0) {
        LocalDate date = session.tradingDate();
        days.add(
            new Completeness(
                listed.instrument(),
                date,
                session.assumed(),
                expected,
                byDate.getOrDefault(date, Map.of())));
      }
    }
    return days;
  }

  public long missingBars() {
    return missing.values().stream().mapToLong(Long::longValue).sum();
  }

  public long present() {
    return expected - missingBars();
  }
}
