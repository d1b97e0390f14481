package io.stockstream.ports.store;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.gap.AliveMinute;
import io.stockstream.domain.merge.Accepted;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.Tally;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.StoredBar;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a task has to store.
 *
 * @param conflicts kept as {@link io.stockstream.domain.merge.TiedStatement} says
 * @param quarantine kept by identity
 * @param history kept by position, of a store that keeps history; need not be there when its batch
 *     was stored before
 * @param bars one a key
 * @param instrumentClocks stored where later than what is stored
 * @param venueClocks likewise
 * @param aliveMinutes in which there were heartbeats, each kept once
 * @param tallies added to what is counted, one a key, see {@link Tally#addedTo}. Stored with the
 *     bars, or before them, and added to what is stored once the bars were read: then a part that
 *     is stored again finds its statements counted, or judges them as it did the first time
 */
public record TaskOutcome(
    Collection<Conflict> conflicts,
    Collection<QuarantinedRecord> quarantine,
    Collection<Accepted> history,
    Collection<StoredBar> bars,
    Map<InstrumentId, Clock> instrumentClocks,
    Map<String, Clock> venueClocks,
    Collection<AliveMinute> aliveMinutes,
    Collection<Tally> tallies) {

  /** What a task has to store that saw no heartbeat, and counts nothing. */
  public TaskOutcome(
      Collection<Conflict> conflicts,
      Collection<QuarantinedRecord> quarantine,
      Collection<Accepted> history,
      Collection<StoredBar> bars,
      Map<InstrumentId, Clock> instrumentClocks,
      Map<String, Clock> venueClocks) {
    this(conflicts, quarantine, history, bars, instrumentClocks, venueClocks, List.of(), List.of());
  }
}
