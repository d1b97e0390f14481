package io.stockstream.apps.embedded;

import io.stockstream.adapters.feeds.oracle.ExpectedBar;
import io.stockstream.adapters.feeds.oracle.Oracle;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.wiring.GapSummary;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.GapReason;
import io.stockstream.domain.merge.Account;
import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.verify.GapVerification;
import io.stockstream.ports.verify.Verification;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is printed at the end of a demo, and whether it holds: the store against the log, the store
 * against the oracle, the classes against the oracle's, and the account.
 *
 * @param chain whose store
 * @param oracle what had to come of it
 * @param progress what was stored
 * @param out for people
 */
record DemoReport(EmbeddedChain chain, Oracle oracle, Progress progress, PrintWriter out) {

  ExitCode print() {
    Account account = progress.account();
    Account expected = new Account(oracle.records(), new ClassCounts(oracle.expectedCounts()));
    out.println();
    out.println("computing the store again from the log, by other code");
    out.flush();
    Verification verification = chain.verify(out::println);
    out.println(verification);
    long wrong = differencesFromOracle();
    out.println("oracle bars=%d different=%d".formatted(oracle.expectedBars().size(), wrong));
    GapVerification gaps = printGaps();
    boolean sameClasses = account.toString().equals(expected.toString());
    if (!sameClasses) {
      out.println("expected by the oracle: " + expected);
    }
    boolean holds =
        verification.holdsToTheEnd()
            && wrong == 0
            && gaps.holds()
            && sameClasses
            && account.unexplained() == 0;
    out.println(
        holds
            ? "all of it holds: every record is explained, and the store is what it must be"
            : "IT DOES NOT HOLD: see the lines above");
    out.println(account);
    out.flush();
    return holds ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  /** Prints where feeds were down, before their history is asked for. */
  void printOutage() {
    out.println();
    out.println("the feed was down; where its markets were open, bars are missing");
    printMissing(missing(chain.gaps()));
    out.println("asking for the venues' history");
    out.flush();
  }

  private GapVerification printGaps() {
    List<Gap> gaps = chain.gaps();
    long filled =
        gaps.stream()
            .filter(gap -> !gap.state().isMissing() && gap.reason() == GapReason.FEED_DOWN)
            .mapToLong(Gap::bars)
            .sum();
    out.println("feed down, filled bars=" + filled);
    printMissing(missing(gaps));
    GapVerification verified = chain.verify(missing(gaps), out::println);
    out.println(verified);
    return verified;
  }

  private static List<Gap> missing(List<Gap> gaps) {
    return gaps.stream().filter(gap -> gap.state().isMissing()).toList();
  }

  /**
   * Feeds that were down, a line a venue and stretch of time; then how much is missing, and why.
   */
  private void printMissing(List<Gap> gaps) {
    Map<String, Long> down = new TreeMap<>();
    for (Gap gap : gaps) {
      if (gap.reason() == GapReason.FEED_DOWN) {
        String where = "%s to %s %s".formatted(gap.from(), gap.until(), gap.instrument().venue());
        down.merge(where, 1L, Long::sum);
      }
    }
    down.forEach(
        (where, instruments) ->
            out.println("feed down %s instruments=%d".formatted(where, instruments)));
    out.println(GapSummary.of(gaps));
  }

  private long differencesFromOracle() {
    Map<BarKey, ExpectedBar> expected = new HashMap<>();
    oracle.expectedBars().forEach(bar -> expected.put(bar.key(), bar));
    long[] wrong = {0};
    chain
        .store()
        .bars()
        .read(
            BarSelection.ALL,
            bar -> {
              if (bar.key().origin() == Origin.FEED && !agrees(bar, expected.remove(bar.key()))) {
                wrong[0]++;
              }
            });
    return wrong[0] + expected.size();
  }

  private static boolean agrees(StoredBar bar, ExpectedBar expected) {
    Stamp stamp = (Stamp) bar.provenance();
    return expected != null
        && bar.state() == expected.state()
        && bar.content().equals(expected.content())
        && stamp.source().equals(expected.source())
        && stamp.rank() == expected.rank()
        && stamp.revision() == expected.revision();
  }
}
