package io.stockstream.adapters.bigquery;

import static io.stockstream.adapters.bigquery.FakeProject.MONDAY;
import static io.stockstream.adapters.bigquery.FakeProject.SHIPMENT;
import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.RowSource;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot on its way: a disk that is full stops it before anything is sent. */
class SpoolTest {

  private static final int BLOCK_BYTES = 512;
  private static final RowSource A_DAY =
      rows ->
          IntStream.range(0, 9 * 60)
              .forEach(m -> rows.accept(BarsTable.row(bar(APPLE, m, "10." + m), MONDAY)));

  private static FileSystem disk(int blocks) {
    return Jimfs.newFileSystem(
        Configuration.unix().toBuilder()
            .setBlockSize(BLOCK_BYTES)
            .setMaxSize((long) blocks * BLOCK_BYTES)
            .build());
  }

  private static Path folder(FileSystem disk) throws IOException {
    return Files.createDirectories(disk.getPath("/spool"));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  @Test
  void aFullDiskIsNamedAndNothingIsSentAndTheNextRunCompletes(@TempDir Path dataset)
      throws Exception {
    try (FileSystem full = disk(8);
        FileSystem roomy = disk(1_000);
        FakeBigQuery fake = new FakeBigQuery()) {
      BigQueryWarehouse cramped = warehouse(fake, dataset, folder(full));
      fake.asked();

      assertThatThrownBy(() -> cramped.stage(BarsTable.TABLE, SHIPMENT, A_DAY))
          .hasMessageContainingAll("bars 2026-01-05 at 42 into /spool", "free some space")
          .asInstanceOf(type(PortException.class))
          .extracting(PortException::kind)
          .isEqualTo(FailureKind.RETRYABLE);
      assertThat(fake.asked()).isEmpty();
      assertThat(cramped.staged(BarsTable.TABLE, SHIPMENT)).isEmpty();
      assertThat(isEmpty(folder(full))).isTrue();

      BigQueryWarehouse next = warehouse(fake, dataset, folder(roomy));
      next.stage(BarsTable.TABLE, SHIPMENT, A_DAY);
      assertThat(next.merge(BarsTable.TABLE, SHIPMENT)).isEqualTo(new MergeCounts(540, 0, 0));
      assertThat(isEmpty(folder(roomy))).isTrue();
    }
  }

  private static BigQueryWarehouse warehouse(FakeBigQuery fake, Path dataset, Path spool) {
    BigQueryWarehouse warehouse =
        FakeProject.open(FakeProject.settings(dataset, fake.address()).withFolder(spool));
    warehouse.prepare(List.of(BarsTable.TABLE));
    return warehouse;
  }
}
