package io.stockstream.apps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.spark.LocalSpark;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarSelection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {

  @Test
  void sparkAndThePlainLoopStoreTheSameRows(@TempDir Path home) throws Exception {
    PipelineRun run = new PipelineRun(home, 7, 3_000, 1_000);
    run.fill();

    List<StoredBar> streamed = new ArrayList<>();
    try (SparkSession spark = LocalSpark.start(Chain.CORES)) {
      run.pass(run.stream(spark), chain -> read(chain, streamed));
    }
    List<StoredBar> looped = new ArrayList<>();
    run.pass(run.loop(), chain -> read(chain, looped));

    assertThat(looped).isEqualTo(streamed).hasSizeGreaterThan(3_000);
  }

  private static void read(Chain chain, List<StoredBar> rows) {
    chain.store().bars().read(BarSelection.ALL, rows::add);
  }
}
