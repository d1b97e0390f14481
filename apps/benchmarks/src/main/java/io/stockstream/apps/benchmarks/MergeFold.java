package io.stockstream.apps.benchmarks;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.UtcDays;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.Merge;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.merge.Received;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.domain.statement.StoredBar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same by {@link Merge#decide}, which classes every statement and judges every window too. */
final class MergeFold {

  private static final InstrumentRules RULES =
      InstrumentRules.of(new Ladder(Timeframe.M1, List.of(Timeframe.M5)), new UtcDays());

  private MergeFold() {}

  /** Returns the statements that are valid, by instrument, as a batch brings them. */
  static Map<InstrumentId, List<Received>> receive(Collection<StatementDraft> drafts) {
    Map<InstrumentId, List<Received>> received = new HashMap<>();
    long offset = 0;
    for (StatementDraft draft : drafts) {
      Position position = new Position("bars", 0, offset++);
      Statement.of(draft, PriceRule.POSITIVE)
          .forEach(
              statement ->
                  received
                      .computeIfAbsent(statement.key().instrument(), i -> new ArrayList<>())
                      .add(new Received(statement, position, Instant.EPOCH)));
    }
    return received;
  }

  /** Returns the five-minute bars that a batch on an empty store comes to. */
  static List<StoredBar> fold(Map<InstrumentId, List<Received>> received) {
    List<StoredBar> rollUps = new ArrayList<>();
    received.forEach(
        (instrument, inputs) ->
            Merge.decide(instrument, RULES, Existing.NOTHING, Clock.UNSET, inputs)
                .changed()
                .stream()
                .filter(StoredBar::isRollUp)
                .forEach(rollUps::add));
    return rollUps;
  }
}
