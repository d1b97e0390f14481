package io.stockstream.adapters.bigquery;

import static io.stockstream.adapters.bigquery.FakeProject.MONDAY;
import static io.stockstream.adapters.bigquery.FakeProject.ROWS;
import static io.stockstream.adapters.bigquery.FakeProject.SHIPMENT;
import static io.stockstream.adapters.bigquery.FakeProject.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.bigquery.emulator.BigQueryEmulator;
import io.stockstream.adapters.bigquery.emulator.TestingBigQuery;
import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.DigestRows;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export from its first step to its last, on a program that runs our statements. */
@Tag("slow")
class EmulatorTest {

  @Test
  void anExportBringsEveryBarOnce(@TempDir Path folder) {
    RowsDigest expected = DigestRows.of(BarsTable.TABLE, ROWS::forEach);
    try (Warehouse warehouse = open(folder)) {
      warehouse.prepare(List.of(BarsTable.TABLE));
      warehouse.stage(BarsTable.TABLE, SHIPMENT, ROWS::forEach);
      assertThat(warehouse.staged(BarsTable.TABLE, SHIPMENT)).containsEntry(MONDAY, expected);

      assertThat(warehouse.merge(BarsTable.TABLE, SHIPMENT)).isEqualTo(new MergeCounts(3, 0, 0));
      assertThat(warehouse.merge(BarsTable.TABLE, SHIPMENT)).isEqualTo(MergeCounts.NONE);

      assertThat(warehouse.digest(BarsTable.TABLE, List.of(MONDAY)))
          .containsEntry(MONDAY, expected);
      ExportMark mark = new ExportMark(SNAPSHOT, expected, Instant.parse("2026-01-06T00:00:00Z"));
      warehouse.remember(List.of(mark));
      assertThat(warehouse.marks(BarsTable.TABLE)).containsEntry(MONDAY, mark);
      warehouse.discard(BarsTable.TABLE, SHIPMENT);
      assertThat(warehouse.staged(BarsTable.TABLE, SHIPMENT)).isEmpty();
      List<Row> rows = new ArrayList<>();
      warehouse.read(BarsTable.TABLE, MONDAY, rows::add);
      assertThat(DigestRows.of(BarsTable.TABLE, rows::forEach)).isEqualTo(expected);
    }
  }

  private static Warehouse open(Path folder) {
    BigQueryDataset dataset =
        new BigQueryDataset(
            BigQueryEmulator.PROJECT,
            FakeProject.datasetOf(folder),
            BigQueryDataset.DEFAULT_LOCATION);
    return BigQueryWarehouse.open(
        BigQuerySettings.of(dataset)
            .withFolder(folder)
            .withEmulator(TestingBigQuery.shared().address()));
  }
}
