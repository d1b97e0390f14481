package io.stockstream.ports.verify;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.GapReason;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.log.MessageDecoder;
import io.stockstream.ports.log.RecordReader;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Compares gaps with the log: looks at every minute, one by one, whether the market was open and
 * what the log has of it. Needs memory for a time of every bar and heartbeat: for a log of days.
 *
 * @param log what was consumed
 * @param decoder reads its records
 * @param reference knows the calendars
 */
public record VerifyGaps(RecordReader log, MessageDecoder decoder, Reference reference) {

  /**
   * @param gaps what was found, from each instrument's first bar on
   * @param differences is told of every bar whose reason is missing, extra or different, in a line
   */
  public GapVerification run(Collection<Gap> gaps, Consumer<String> differences) {
    NaiveGaps naive = new NaiveGaps(reference);
    log.read(new NaiveIntake(decoder, reference, naive::statement, naive::control)::take);
    Map<InstrumentId, Map<Instant, GapReason>> expected = naive.missing();
    Map<InstrumentId, Map<Instant, GapReason>> found = apart(gaps);
    GapVerification verification = new GapVerification();
    for (InstrumentId name : expected.keySet()) {
      verification.compare(
          name, expected.get(name), found.getOrDefault(name, Map.of()), differences);
    }
    for (InstrumentId name : found.keySet()) {
      if (!expected.containsKey(name)) {
        verification.compare(name, Map.of(), found.get(name), differences);
      }
    }
    return verification;
  }

  /** Takes gaps apart into the open times of their bars. */
  private static Map<InstrumentId, Map<Instant, GapReason>> apart(Collection<Gap> gaps) {
    Map<InstrumentId, Map<Instant, GapReason>> apart = new HashMap<>();
    for (Gap gap : gaps) {
      if (gap.state().isMissing()) {
        Map<Instant, GapReason> ofName =
            apart.computeIfAbsent(gap.instrument(), n -> new TreeMap<>());
        for (Instant at = gap.from();
            at.isBefore(gap.until());
            at = at.plusSeconds(gap.timeframe().seconds())) {
          ofName.put(at, gap.reason());
        }
      }
    }
    return apart;
  }
}
