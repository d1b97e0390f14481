package io.stockstream.ports.store;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.RulesEdition;
import io.stockstream.ports.failure.PortException;
import java.util.Collection;
import java.util.Map;

/** Remembers by which rules the roll-ups of a store are. Thread-safe. */
public interface Editions {

  /** Returns what was kept, of every instrument of which something was. */
  Map<InstrumentId, RulesEdition> kept();

  /**
   * Looks at the roll-ups themselves, whatever was kept.
   *
   * @return the highest edition among the roll-ups of each instrument that has any
   */
  Map<InstrumentId, Integer> ofRollUps(Collection<InstrumentId> instruments);

  /**
   * Keeps editions, all or none. Of two of one instrument the higher number stays, and of two of
   * one number the first. Idempotent.
   *
   * @throws PortException REJECTED when a newer query holds the fence
   */
  void keep(Map<InstrumentId, RulesEdition> editions, Fence fence);
}
