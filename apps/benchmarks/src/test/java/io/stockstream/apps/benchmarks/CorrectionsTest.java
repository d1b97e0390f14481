package io.stockstream.apps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.clickhouse.server.ClickHouseServer;
import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says of corrections. */
class CorrectionsTest {

  @Test
  @Tag("slow")
  void oursAreRightWhereTheUsualWaysAreWrong(@TempDir Path home) throws Exception {
    List<Verdict> verdicts;
    try (ClickHouseServer server = TestingClickHouse.startIn(home.resolve("server"))) {
      verdicts = Corrections.verdicts(home, new Databases(server));
    }

    Corrections.print(verdicts);
    assertThat(verdicts).hasSize(4);
    assertThat(verdicts.get(0).isRight()).as(verdicts.get(0).toString()).isTrue();
    for (Verdict usual : verdicts.subList(1, 4)) {
      assertThat(usual.volume().right()).as(usual.toString()).isZero();
      assertThat(usual.high().right()).as(usual.toString()).isLessThan(usual.days() / 2);
      assertThat(usual.low().right()).as(usual.toString()).isLessThan(usual.days() / 2);
    }
  }
}
