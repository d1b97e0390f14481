package io.stockstream.ports.usecase;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.gap.Completeness;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.Gaps;
import io.stockstream.domain.gap.Listed;
import io.stockstream.domain.gap.Liveness;
import io.stockstream.domain.gap.TimeSet;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.store.Examined;
import io.stockstream.ports.store.GapSelection;
import io.stockstream.ports.store.Store;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads gaps, as far as {@link FindGaps} has looked for them. What is before an instrument's first
 * bar is not stored: it follows from the calendar for as far back as somebody asks.
 *
 * @param store whose
 * @param reference knows the calendars
 */
public record ReadGaps(Store store, Reference reference) {

  /** Sessions are shorter. */
  private static final Duration A_SESSION = Duration.ofDays(2);

  /** Returns the gaps of which some part is selected, in the order of {@link Gap#ORDER}. */
  public List<Gap> gaps(GapSelection selection) {
    List<Gap> gaps = new ArrayList<>(store.gaps().read(selection));
    examined(selection).forEach((name, known) -> gaps.addAll(notListed(name, known, selection)));
    gaps.sort(Gap.ORDER);
    return gaps;
  }

  private Map<InstrumentId, Examined> examined(GapSelection selection) {
    Map<InstrumentId, Examined> examined = new TreeMap<>();
    store
        .gaps()
        .progress()
        .examined()
        .forEach(
            (name, known) -> {
              if (selection.symbol().forAll(name.symbol()::equals)
                  && selection.venue().forAll(name.venue()::equals)) {
                examined.put(name, known);
              }
            });
    return examined;
  }

  private List<Gap> notListed(InstrumentId name, Examined known, GapSelection selection) {
    Instant from = selection.from().getOrElse(known.since());
    Instant until = Intervals.earlier(known.since(), selection.until().getOrElse(known.since()));
    if (!from.isBefore(until)) {
      return List.of();
    }
    Interval before = new Interval(from, until);
    Listed listed = listed(name, known);
    TimeSet nothing = TimeSet.empty(listed.timeframe(), before);
    return Gaps.find(listed, nothing, new Liveness(nothing, Option.none()), before);
  }

  private Listed listed(InstrumentId name, Examined known) {
    InstrumentRules rules = reference.rulesOf(name);
    return new Listed(name, rules.ladder().base(), rules.calendar(), known.since());
  }

  /** Returns the sessions of which some part is selected, in the order of instrument and date. */
  public List<Completeness> completeness(GapSelection selection) {
    Map<InstrumentId, List<Gap>> gaps =
        store.gaps().read(wider(selection)).stream()
            .collect(Collectors.groupingBy(Gap::instrument));
    return examined(selection).entrySet().stream()
        .flatMap(
            each ->
                completeness(
                    each.getKey(),
                    each.getValue(),
                    selection,
                    gaps.getOrDefault(each.getKey(), List.of())))
        .toList();
  }

  private static GapSelection wider(GapSelection selection) {
    return new GapSelection(
        selection.symbol(),
        selection.venue(),
        selection.from().map(from -> from.minus(A_SESSION)),
        selection.until().map(until -> until.plus(A_SESSION)));
  }

  private Stream<Completeness> completeness(
      InstrumentId name, Examined known, GapSelection selection, List<Gap> gaps) {
    Instant from = Intervals.later(known.since(), selection.from().getOrElse(known.since()));
    Instant until = Intervals.earlier(known.until(), selection.until().getOrElse(known.until()));
    if (!from.isBefore(until)) {
      return Stream.empty();
    }
    Listed listed = listed(name, known);
    List<Session> sessions = listed.calendar().sessionsOverlapping(new Interval(from, until));
    if (sessions.isEmpty()) {
      return Stream.empty();
    }
    Interval whole =
        new Interval(sessions.get(0).open(), sessions.get(sessions.size() - 1).close());
    Interval over = new Interval(known.since(), known.until());
    return whole.overlaps(over)
        ? Completeness.of(listed, gaps, Intervals.common(whole, over)).stream()
        : Stream.empty();
  }
}
