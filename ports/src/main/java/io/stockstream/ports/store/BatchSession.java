package io.stockstream.ports.store;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.ports.failure.PortException;
import java.util.Collection;
import java.util.Map;

/**
 * One task's work on one batch: one read, one write. Used by one thread. Nothing is stored unless
 * {@link #write} returns; to close without it leaves the store as it was.
 */
public interface BatchSession extends AutoCloseable {

  /**
   * Reads what the plans ask for.
   *
   * @param plans one an instrument
   * @param venueClocks heartbeats in this batch: of each such venue, every instrument with a
   *     roll-up still OPEN is read too, whether or not there is a plan for it
   * @return what is stored of each instrument asked for, {@link Existing#NOTHING} included
   * @throws PortException when the store cannot be read
   */
  Map<InstrumentId, Existing> read(Collection<ReadPlan> plans, Map<String, Clock> venueClocks);

  /**
   * Writes conflicts, quarantine, bars and clocks, in this order where the store has no
   * transaction. Of two rows on one key the greater version stays. Idempotent.
   *
   * @throws PortException REJECTED when a newer query holds the fence
   */
  void write(TaskOutcome outcome);

  @Override
  void close();
}
