package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    for (String fault :
        new String[] {"correction", "duplicate", "stale", "conflict", "quarantined"}) {
      assertThat(first.lastLine()).matches(".* " + fault + "=[1-9].*");
    }
  }

  private Cli demo(String home) throws Exception {
    return Cli.run(
        folder, "demo", "--seconds", "5", "--seed", "7", "--home", folder.resolve(home).toString());
  }
}
