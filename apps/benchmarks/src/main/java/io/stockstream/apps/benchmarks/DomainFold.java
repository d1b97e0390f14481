package io.stockstream.apps.benchmarks;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.rollup.RollUp;
import io.stockstream.domain.statement.Coverage;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.domain.statement.StoredBar;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Validates, revises and folds to five minutes with the domain's own words, used straight: one
 * instrument after the other, sorted by open time, so that statements on one key are neighbours.
 */
final class DomainFold {

  private static final Comparator<StoredBar> BY_TIME =
      Comparator.comparing(bar -> bar.key().openTime());

  /** What is folded at a time: little enough to stay in the processor's cache. */
  private record Day(String symbol, long epochDay) {}

  private DomainFold() {}

  /** Returns the five-minute bars of what stands of some drafts, in whatever order those come. */
  static List<StoredBar> fold(Collection<StatementDraft> drafts) {
    List<StoredBar> rollUps = new ArrayList<>();
    drafts.stream()
        .collect(Collectors.groupingBy(DomainFold::day))
        .values()
        .forEach(own -> rollUp(revised(valid(own)), rollUps));
    return rollUps;
  }

  private static Day day(StatementDraft draft) {
    long day = Math.floorDiv(draft.bar().openTime().getEpochSecond(), Timeframe.D1.seconds());
    return new Day(draft.bar().symbol(), day);
  }

  private static List<StoredBar> valid(List<StatementDraft> drafts) {
    List<StoredBar> valid = new ArrayList<>(drafts.size());
    for (StatementDraft draft : drafts) {
      Statement.of(draft, PriceRule.POSITIVE).map(Statement::toStored).forEach(valid::add);
    }
    return valid;
  }

  private static List<StoredBar> revised(List<StoredBar> stated) {
    List<StoredBar> standing = new ArrayList<>(stated.size());
    stated.sort(BY_TIME);
    for (StoredBar bar : stated) {
      int last = standing.size() - 1;
      if (last >= 0 && standing.get(last).key().openTime().equals(bar.key().openTime())) {
        standing.set(last, StoredBar.revise(standing.get(last), bar));
      } else {
        standing.add(bar);
      }
    }
    return standing;
  }

  private static void rollUp(List<StoredBar> minutes, List<StoredBar> rollUps) {
    int from = 0;
    for (int until = 1; until <= minutes.size(); until++) {
      if (until == minutes.size() || !window(minutes, until).equals(window(minutes, from))) {
        rollUps.add(rollUp(window(minutes, from), minutes.subList(from, until)));
        from = until;
      }
    }
  }

  private static Instant window(List<StoredBar> minutes, int index) {
    return Timeframe.M5.floor(minutes.get(index).key().openTime());
  }

  private static StoredBar rollUp(Instant window, List<StoredBar> parts) {
    return StoredBar.rollUp(
        new BarKey(parts.get(0).key().instrument(), Timeframe.M5, window, Origin.ROLLUP),
        BarState.CLOSED,
        RollUp.fold(parts),
        0,
        parts,
        new Coverage(parts.size(), Option.none()));
  }
}
