package io.stockstream.ports.store;

import io.stockstream.domain.gap.Gap;
import java.util.List;

/**
 * Keeps gaps as they were found, and how far they were looked for. Gaps follow from bars and
 * heartbeats, so no fence guards them: two who look at once write the same. Thread-safe.
 */
public interface GapStore {

  /** Returns how far gaps were looked for; {@link GapProgress#NONE} at first. */
  GapProgress progress();

  /** Returns the gaps of which some part is selected, in the order of {@link Gap#ORDER}. */
  List<Gap> read(GapSelection selection);

  /**
   * Replaces the gaps that begin in some windows by others. Idempotent; atomic, or completed by the
   * same update made again.
   */
  void write(GapUpdate update);

  /** Writes how far gaps were looked for: of these instruments, the others stay; idempotent. */
  void advance(GapProgress progress);
}
