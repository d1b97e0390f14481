package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.oracle.Oracle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the stream with SIGKILL, between any two of its steps and at random times. The store must
 * end up as if nothing had happened: equal to what the log says, and to a store of the same log to
 * which nothing did happen.
 */
abstract class KillContract {

  private static final int MOST_MILLIS_BEFORE_A_KILL = 2_500;

  @TempDir Path folder;

  /** Makes an empty store. */
  abstract TestedStore makeStore();

  /** Returns where a stream that writes this store comes by. */
  abstract Set<KillPoint> points();

  /** Compares what only this kind of store has. */
  void compareMore(TestedStore store, TestedStore undisturbed, List<String> differences) {}

  @Test
  @Tag("slow")
  void deathBetweenAnyTwoStepsLosesAndDoublesNothing() throws Exception {
    try (Chain chain = Chain.start(folder, makeStore())) {
      Oracle oracle = new Oracle();
      long published = chain.publish(Market.ofOneHour(21, oracle));
      int kills = 0;

      for (KillPoint point : points()) {
        kills += dieAt(chain, point);
      }
      runToTheEnd(chain);

      assertUnharmed("kill points", kills, chain, oracle, published);
    }
  }

  @Test
  void deathAtRandomTimesLosesAndDoublesNothing() throws Exception {
    killAtRandomTimes(5);
  }

  /**
   * Ten minutes on both stores, so no part of CI: {@code mvn -pl apps/end-to-end-tests -am verify
   * -Dtests.only=by-hand -Dtests.excluded= -Dsurefire.failIfNoSpecifiedTests=false}.
   */
  @Test
  @Tag("by-hand")
  void deathAtTwentyRandomTimesLosesAndDoublesNothing() throws Exception {
    killAtRandomTimes(20);
  }

  private void killAtRandomTimes(int times) throws Exception {
    try (Chain chain = Chain.start(folder, makeStore())) {
      Oracle oracle = new Oracle();
      long published = chain.publish(Market.ofOneHour(22, oracle));
      Random random = new Random(22);
      int kills = 0;

      while (kills < times) {
        try (ChildJvm stream = start(chain, KillPoint.NEVER)) {
          stream.awaitLine(line -> line.startsWith(StreamProcess.STARTED));
          boolean ended = stream.endsWithin(random.nextInt(MOST_MILLIS_BEFORE_A_KILL));
          stream.kill();
          kills++;
          published += ended ? chain.publish(Market.ofOneHour(100 + kills, oracle)) : 0;
        }
      }
      runToTheEnd(chain);

      assertUnharmed("random times", kills, chain, oracle, published);
    }
  }

  private int dieAt(Chain chain, KillPoint point) throws Exception {
    try (ChildJvm stream = start(chain, point)) {
      String reached = stream.awaitLine(line -> line.startsWith(Trap.REACHED));
      assertThat(reached).as("the stream comes by " + point).isEqualTo(Trap.REACHED + point);
      stream.kill();
      return 1;
    }
  }

  final void runToTheEnd(Chain chain) throws Exception {
    try (ChildJvm stream = start(chain, KillPoint.NEVER)) {
      assertThat(stream.awaitExit(new ArrayList<>())).isZero();
    }
  }

  private ChildJvm start(Chain chain, KillPoint point) throws Exception {
    return StreamProcess.start(chain, chain.store(), folder, new Trap(point, 1));
  }

  final void assertUnharmed(String how, int kills, Chain chain, Oracle oracle, long published) {
    TestedStore undisturbed = makeStore();
    List<String> differences = Undisturbed.differences(chain, undisturbed);
    compareMore(chain.store(), undisturbed, differences);
    String what = "%s killed %d times at %s".formatted(getClass().getSimpleName(), kills, how);
    Unharmed.require(what, chain, oracle, published, differences);
  }
}
