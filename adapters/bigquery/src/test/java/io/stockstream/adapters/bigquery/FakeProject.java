package io.stockstream.adapters.bigquery;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.bar;

import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The fake, a warehouse on it that waits for nothing, and a snapshot of three bars. */
final class FakeProject implements AutoCloseable {

  static final LocalDate MONDAY = LocalDate.parse("2026-01-05");
  static final Shipment SHIPMENT = Shipment.of(new Snapshot("a-store", "bars", MONDAY, 42, 0));
  static final List<Row> ROWS =
      IntStream.range(0, 3)
          .mapToObj(minute -> BarsTable.row(bar(APPLE, minute, "748.2"), MONDAY))
          .toList();

  final FakeBigQuery fake = new FakeBigQuery();
  final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  final BigQueryWarehouse warehouse;

  FakeProject(Path folder) {
    this(folder, BigQueryLimits.DEFAULT);
  }

  FakeProject(Path folder, BigQueryLimits limits) {
    warehouse =
        BigQueryWarehouse.open(settings(folder).withLimits(limits), new Pauses(pauses::add), true);
  }

  /** Returns the settings by which it is opened, a dataset a folder. */
  BigQuerySettings settings(Path folder) {
    return settings(folder, fake.address());
  }

  static BigQuerySettings settings(Path folder, String address) {
    BigQueryDataset dataset = new BigQueryDataset(FakeBigQuery.PROJECT, datasetOf(folder), "US");
    return BigQuerySettings.of(dataset).withFolder(folder).withEmulator(address);
  }

  /** Opens a warehouse that waits for nothing. */
  static BigQueryWarehouse open(BigQuerySettings settings) {
    return BigQueryWarehouse.open(settings, new Pauses(pause -> {}), true);
  }

  static String datasetOf(Path folder) {
    return "test_" + JobName.hash(folder.toString());
  }

  FakeProject prepared() {
    warehouse.prepare(List.of(BarsTable.TABLE));
    fake.asked();
    return this;
  }

  FakeProject staged() {
    stage();
    fake.asked();
    return this;
  }

  void stage() {
    warehouse.stage(BarsTable.TABLE, SHIPMENT, ROWS::forEach);
  }

  /** Returns how many rows stand. */
  long rows() {
    return warehouse.digest(BarsTable.TABLE, List.of(MONDAY)).get(MONDAY).rows();
  }

  @Override
  public void close() {
    warehouse.close();
    fake.close();
  }
}
