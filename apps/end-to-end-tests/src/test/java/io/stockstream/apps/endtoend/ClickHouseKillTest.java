package io.stockstream.apps.endtoend;

import io.stockstream.adapters.clickhouse.server.Fault;
import io.stockstream.adapters.clickhouse.server.FaultyNetwork;
import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import io.stockstream.adapters.feeds.oracle.Oracle;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ClickHouseKillTest extends KillContract {

  /** All that a batch writes: those before the bars at once, the rest in this order. */
  private static final List<String> TABLES =
      List.of(
          "conflicts",
          "quarantine",
          "alive_minutes",
          "statement_counts",
          "bar_history",
          "open_roll_ups",
          "bars_by_symbol",
          "bars",
          "clock",
          "ledger");

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

  /** The server has a row and we do not know it, or neither of us has. */
  @Test
  void deathBetweenAnyTwoInsertsLosesAndDoublesNothing() throws Exception {
    try (Chain chain = Chain.start(folder, makeStore());
        FaultyNetwork network = FaultyNetwork.to(TestingClickHouse.shared().url())) {
      Oracle oracle = new Oracle();
      long published = chain.publish(Market.ofOneHour(23, oracle));
      int kills = 0;

      for (Fault fault : List.of(Fault.HANG, Fault.HANG_AFTER_REQUEST)) {
        for (String table : TABLES) {
          network.inject(fault, "INSERT INTO " + table + " (", 1);
          TestedStore byNetwork = chain.store().by(network);
          try (ChildJvm stream = StreamProcess.start(chain, byNetwork, folder, Trap.NONE)) {
            network.awaitFault();
            stream.kill();
            network.heal();
            kills++;
          }
        }
      }
      runToTheEnd(chain);

      assertUnharmed("inserts", kills, chain, oracle, published);
    }
  }

  /** Tables that no port reads, and both copies of the bars. */
  @Override
  void compareMore(TestedStore store, TestedStore undisturbed, List<String> differences) {
    ClickHouseRows.compare(store, undisturbed, differences);
  }
}
