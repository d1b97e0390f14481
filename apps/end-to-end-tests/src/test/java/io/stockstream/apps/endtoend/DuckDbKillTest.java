package io.stockstream.apps.endtoend;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

class DuckDbKillTest extends KillContract {

  @Override
  TestedStore makeStore() {
    return TestedStore.inFile(folder.resolve(UUID.randomUUID() + ".duckdb"));
  }

  /** Keeps no history. */
  @Override
  Set<KillPoint> points() {
    return EnumSet.complementOf(EnumSet.of(KillPoint.NEVER, KillPoint.IN_HISTORY));
  }
}
