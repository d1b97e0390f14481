package io.stockstream.apps.endtoend;

import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClickHouseKillTest extends KillContract {

  @Override
  TestedStore makeStore() {
    return TestedStore.in(TestingClickHouse.shared());
  }

  /**
   * All that a task writes is made into blocks before the first of them is sent: one point among
   * its rows says what each would.
   */
  @Override
  Set<KillPoint> points() {
    return EnumSet.of(
        KillPoint.BEFORE_READ,
        KillPoint.IN_HISTORY,
        KillPoint.AFTER_WRITE,
        KillPoint.BEFORE_LEDGER,
        KillPoint.AFTER_LEDGER);
  }

  @Override
  @Test
  @Tag("slow")
  void deathAtRandomTimesLosesAndDoublesNothing() throws Exception {
    super.deathAtRandomTimesLosesAndDoublesNothing();
  }

  /** Tables that no port reads, and both copies of the bars. */
  @Override
  void compareMore(TestedStore store, TestedStore undisturbed, List<String> differences) {
    ClickHouseRows.compare(store, undisturbed, differences);
  }
}
