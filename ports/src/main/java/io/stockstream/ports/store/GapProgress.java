package io.stockstream.ports.store;

import io.stockstream.domain.bar.InstrumentId;
import java.util.Map;

/**
 * How far gaps were looked for.
 *
 * @param position in the ledger, see {@link Ledger#changes}
 * @param examined by instrument
 */
public record GapProgress(long position, Map<InstrumentId, Examined> examined) {

  public static final GapProgress NONE = new GapProgress(Ledger.BEGINNING, Map.of());

  public GapProgress {
    examined = Map.copyOf(examined);
  }
}
