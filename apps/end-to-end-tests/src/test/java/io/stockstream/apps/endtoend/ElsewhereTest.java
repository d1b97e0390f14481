package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.clickhouse.server.ClickHouseServer;
import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import io.stockstream.adapters.feeds.oracle.Oracle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A JVM in Turkey's language, where an I has another lower case, and on India's clock, which is
 * half an hour off every other: makes the store, streams into it, and nothing is different.
 */
@Tag("slow")
class ElsewhereTest {

  private static final String OPTIONS =
      "-Duser.timezone=Asia/Kolkata -Duser.language=tr -Duser.country=TR";

  @TempDir Path folder;

  @Test
  void whereAJvmThinksItIsDoesNotMatterToAFile() throws Exception {
    streamElsewhere(
        TestedStore.inFile(folder.resolve("store.duckdb")),
        TestedStore.inFile(folder.resolve("undisturbed.duckdb")));
  }

  /** The server is in a third place. */
  @Test
  void norDoesWhereAServerThinksItIs() throws Exception {
    ZoneId zone = ZoneId.of("America/St_Johns");
    try (ClickHouseServer server = TestingClickHouse.startIn(folder.resolve("server"), zone)) {
      streamElsewhere(
          TestedStore.notYetIn(TestedStore.of(server)), TestedStore.in(TestingClickHouse.shared()));
    }
  }

  /** Egypt writes numbers in other digits. */
  @Test
  void norWhichDigitsItsLanguageHas() throws Exception {
    Path bars =
        Files.writeString(
            folder.resolve("bars.csv"),
            """
            symbol,asset_class,source,timeframe,open_time,open,high,low,close,volume
            BTC-USD,crypto,file,1m,2026-01-05T10:00:00Z,1,2,1,2,12
            BTC-USD,crypto,file,1m,2026-01-05T10:01:00Z,2,3,2,3,345
            """);

    Cli replay =
        Cli.run(
            folder,
            Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG"),
            "replay",
            bars.toString(),
            "--home",
            folder.resolve("home").toString());

    assertThat(replay.exitCode()).as(String.join("\n", replay.err())).isZero();
    assertThat(replay.lastLine()).contains("consumed=2 accepted=2 ");
    assertThat(String.join("", replay.out())).matches("\\p{ASCII}*");
  }

  private void streamElsewhere(TestedStore store, TestedStore undisturbed) throws Exception {
    TestedStore elsewhere = store.with("JAVA_TOOL_OPTIONS", OPTIONS);
    Cli migrate =
        Cli.run(folder, elsewhere.environment(), "migrate", "--store", elsewhere.location());
    assertThat(migrate.exitCode()).as(String.join("\n", migrate.err())).isZero();

    try (Chain chain = Chain.start(folder, store)) {
      Oracle oracle = new Oracle();
      long published = chain.publish(Market.ofOneHour(71, oracle));
      try (ChildJvm stream = StreamProcess.start(chain, elsewhere, folder, Trap.NONE)) {
        assertThat(stream.awaitExit(new ArrayList<>())).isZero();
      }

      List<String> differences = Undisturbed.differences(chain, undisturbed);
      Unharmed.require("elsewhere", chain, oracle, published, differences);
    }
  }
}
