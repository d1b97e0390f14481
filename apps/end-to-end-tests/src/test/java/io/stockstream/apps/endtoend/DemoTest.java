package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing that a newcomer types. */
class DemoTest {

  @TempDir Path folder;

  @Test
  void theDemoExplainsEveryRecordAndComesOutTheSameTwice() throws Exception {
    Cli first = demo("one");
    Cli second = demo("two");

    assertThat(first.exitCode()).as(String.join("\n", first.out())).isZero();
    assertThat(second.exitCode()).as(String.join("\n", second.out())).isZero();
    assertThat(first.lastLine()).matches("account consumed=[1-9].* unexplained=0");
    assertThat(second.lastLine()).isEqualTo(first.lastLine());
    assertThat(gapLines(second)).isEqualTo(gapLines(first));
    assertTheOutageIsSeenWhereTheMarketIsOpenAndThenFilled(first);
    for (String fault :
        new String[] {"correction", "duplicate", "stale", "conflict", "quarantined"}) {
      assertThat(first.lastLine()).matches(".* " + fault + "=[1-9].*");
    }
  }

  /** For ten minutes in the middle of a hundred nothing arrived: New York, Europe, never Asia. */
  private static void assertTheOutageIsSeenWhereTheMarketIsOpenAndThenFilled(Cli demo) {
    List<String> down = demo.out().stream().filter(l -> l.matches("feed down \\d.*")).toList();
    List<String> gaps = gapLines(demo);

    assertThat(down)
        .extracting(line -> line.split(" ")[5])
        .containsOnly("ARCX", "COINBASE", "FX", "XETR", "XLON", "XNAS", "XNYS", "XPAR");
    assertThat(down)
        .allMatch(line -> line.matches("feed down 2026-01-05T15:(1[5-9]|2[0-4]):00Z to .*"));
    assertThat(gaps).hasSize(3);
    assertThat(gaps.get(0))
        .matches("gaps=[1-9]\\d* no_trades=[1-9]\\d* feed_down=[1-9]\\d* not_listed=0 unknown=0");
    assertThat(demo.out()).anyMatch(line -> line.matches("feed down, filled bars=[1-9]\\d*"));
    assertThat(gaps.get(1))
        .matches("gaps=[1-9]\\d* no_trades=[1-9]\\d* feed_down=0 not_listed=0 unknown=0");
    assertThat(gaps.get(2))
        .matches("verify gaps no_trades=[1-9]\\d* feed_down=0 .* missing=0 extra=0 different=0");
    assertThat(demo.out()).anyMatch(line -> line.matches("oracle bars=[1-9]\\d* different=0"));
  }

  private static List<String> gapLines(Cli demo) {
    return demo.out().stream().filter(line -> line.matches("(verify )?gaps[ =].*")).toList();
  }

  private Cli demo(String home) throws Exception {
    return Cli.run(
        folder, "demo", "--seconds", "5", "--seed", "7", "--home", folder.resolve(home).toString());
  }
}
