package io.stockstream.domain.merge;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.StoredBar;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What a batch comes to for one instrument.
 *
 * @param instrument whose
 * @param classes of the inputs, one each, in their order
 * @param changed the rows that differ from the store, one a key
 * @param conflicts in the order of the inputs
 * @param accepted every input that came to stand, in the order of the inputs; none when a batch is
 *     run again that was stored
 * @param clock the instrument's clock, venue heartbeats apart
 * @param dates UTC dates of the open times of every bar stated and every roll-up judged, whether or
 *     not it changed
 * @param tallies of the statements among the inputs, one a key
 */
public record Decision(
    InstrumentId instrument,
    List<InputClass> classes,
    Collection<StoredBar> changed,
    List<Conflict> conflicts,
    List<Accepted> accepted,
    Clock clock,
    Set<LocalDate> dates,
    List<Tally> tallies) {}
