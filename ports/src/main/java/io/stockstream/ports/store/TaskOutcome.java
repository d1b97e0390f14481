package io.stockstream.ports.store;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.gap.AliveMinute;
import io.stockstream.domain.merge.Accepted;
import io.stockstream.domain.merge.Conflict;
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
 */
public record TaskOutcome(
    Collection<Conflict> conflicts,
    Collection<QuarantinedRecord> quarantine,
    Collection<Accepted> history,
    Collection<StoredBar> bars,
    Map<InstrumentId, Clock> instrumentClocks,
    Map<String, Clock> venueClocks,
    Collection<AliveMinute> aliveMinutes) {

  /** What a task has to store that saw no heartbeat. */
  public TaskOutcome(
      Collection<Conflict> conflicts,
      Collection<QuarantinedRecord> quarantine,
      Collection<Accepted> history,
      Collection<StoredBar> bars,
      Map<InstrumentId, Clock> instrumentClocks,
      Map<String, Clock> venueClocks) {
    this(conflicts, quarantine, history, bars, instrumentClocks, venueClocks, List.of());
  }
}
