package io.stockstream.adapters.duckdb;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.flat;
import static io.stockstream.adapters.testkit.TestingBars.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.testkit.MemoryRowSorter;
import io.stockstream.adapters.testkit.StoppingWarehouse;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.adapters.testkit.TestingStream;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.ports.export.BarsSource;
import io.stockstream.ports.export.ExportTable;
import io.stockstream.ports.export.ExportedDate;
import io.stockstream.ports.export.ReconcileTable;
import io.stockstream.ports.export.ReconciledDate;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in both files when the process that exports ends at a point, without any more ado. */
class DuckDbExportKillTest {

  private static final int KILLED = 137;

  @TempDir Path folder;

  /** Exports a store into a warehouse, and is no more when it reaches a point. */
  static final class ExportUntil {

    private ExportUntil() {}

    public static void main(String[] arguments) {
      try (Store store = DuckDbStore.open(Path.of(arguments[0]));
          Warehouse warehouse =
              new StoppingWarehouse(
                  DuckDbWarehouse.open(Path.of(arguments[1])),
                  point -> {
                    if (point.equals(arguments[2])) {
                      Runtime.getRuntime().halt(KILLED);
                    }
                  })) {
        export(store, warehouse);
      }
    }
  }

  private static List<ExportedDate> export(Store store, Warehouse warehouse) {
    List<ExportedDate> dates = new ArrayList<>();
    warehouse.prepare(List.of(BarsTable.TABLE));
    new ExportTable(store, source(store), warehouse, Clock.systemUTC())
        .run(DateRange.ALWAYS, shipment -> dates.addAll(shipment.dates()));
    return dates;
  }

  private static BarsSource source(Store store) {
    return new BarsSource(store.bars(), instrument -> InstrumentRules.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"among the rows of stage", "after stage", "after merge", "after remember"})
  void whoeverComesNextCompletesWhatWasBegun(String point) throws Exception {
    killedAt(point);
  }

  @ParameterizedTest
  @Tag("slow")
  @ValueSource(
      strings = {
        "before prepare",
        "after prepare",
        "before marks",
        "after marks",
        "before staged",
        "after staged",
        "before stage",
        "among the rows of stage",
        "after stage",
        "before merge",
        "after merge",
        "before digest",
        "after digest",
        "before remember",
        "after remember",
        "before discard",
        "after discard"
      })
  void killedAtEveryPoint(String point) throws Exception {
    killedAt(point);
  }

  private void killedAt(String point) throws Exception {
    Path storeFile = folder.resolve("store.duckdb");
    Path warehouseFile = folder.resolve("warehouse.duckdb");
    TestingStream stream = new TestingStream(Instant.parse("2026-01-20T00:00:00Z"));
    try (TestingStore store = new TestingStore(file -> DuckDbStore.open(storeFile), folder);
        Warehouse warehouse = DuckDbWarehouse.open(warehouseFile)) {
      stream.say(statement(APPLE, 0, flat("10"), 1));
      stream.store(store, stream.cut(0), 1);
      export(store.store(), warehouse);
      stream.say(statement(APPLE, 0, flat("12"), 2));
      stream.say(statement(APPLE, 24 * 60, flat("11"), 1));
      stream.store(store, stream.cut(1), 1);
    }

    try (TestingProcess killed =
        TestingProcess.start(
            ExportUntil.class, storeFile.toString(), warehouseFile.toString(), point)) {
      assertThat(killed.process().waitFor()).isEqualTo(KILLED);
    }

    try (Store store = DuckDbStore.open(storeFile);
        Warehouse warehouse = DuckDbWarehouse.open(warehouseFile)) {
      assertThat(export(store, warehouse)).noneMatch(ExportedDate::failed);
      List<ReconciledDate> dates = new ArrayList<>();
      new ReconcileTable(store, source(store), warehouse, MemoryRowSorter::new)
          .run(DateRange.ALWAYS, 20, System.out::println, dates::add);
      assertThat(dates).hasSize(2).allMatch(ReconciledDate::agrees);
      assertThat(export(store, warehouse)).isEmpty();
    }
  }
}
