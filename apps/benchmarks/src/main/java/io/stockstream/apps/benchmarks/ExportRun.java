package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.duckdb.DuckDbRowSorter;
import io.stockstream.adapters.duckdb.DuckDbStore;
import io.stockstream.adapters.duckdb.DuckDbWarehouse;
import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.export.BarsSource;
import io.stockstream.ports.export.ExportTable;
import io.stockstream.ports.export.ExportedDate;
import io.stockstream.ports.export.ReconcileTable;
import io.stockstream.ports.export.ReconciledDate;
import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.store.TaskOutcome;
import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.Warehouse;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * One export of {@link #BARS} bars of one date.
 *
 * @param home where the store is, and the warehouses are made
 */
record ExportRun(Path home) {

  static final int BARS = 1_000_000;

  private static final int INSTRUMENTS = 700;
  private static final int BARS_A_WRITE = 20_000;
  private static final LocalDate DATE = LocalDate.ofInstant(Drafts.START, ZoneOffset.UTC);

  /** Makes the store. */
  void fill() {
    fill(BARS);
  }

  void fill(int bars) {
    SplittableRandom random = new SplittableRandom(Drafts.SEED);
    try (Store store = DuckDbStore.open(home.resolve("store.duckdb"))) {
      Fence fence = store.fencing().take();
      List<StoredBar> write = new ArrayList<>(BARS_A_WRITE);
      for (int i = 0; i < bars; i++) {
        write.add(bar(i, random));
        if (write.size() == BARS_A_WRITE || i == bars - 1) {
          write(store, fence, write);
          write.clear();
        }
      }
      TreeSet<LocalDate> dates = new TreeSet<>(List.of(DATE));
      LedgerEntry entry = new LedgerEntry(new BatchId("fill", 0), List.of(), Map.of(), dates);
      store.ledger().write(entry, fence);
    }
  }

  private static StoredBar bar(int number, SplittableRandom random) {
    InstrumentId instrument = new InstrumentId("S" + number % INSTRUMENTS, "XBEN");
    BarKey key =
        new BarKey(
            instrument,
            Timeframe.M1,
            Drafts.START.plusSeconds(60L * (number / INSTRUMENTS)),
            Origin.FEED);
    BigDecimal low = BigDecimal.valueOf(10_000 + random.nextInt(40_000), 2);
    BigDecimal high = low.add(BigDecimal.valueOf(random.nextInt(60), 2));
    Activity activity =
        new Activity(
            Option.some(BigDecimal.valueOf(random.nextLong(5_000_000), 3)),
            Option.none(),
            Option.none(),
            Option.some((long) random.nextInt(2_000)));
    return new Statement(
            key,
            AssetClass.STOCK,
            BarState.CLOSED,
            new Ohlcv(new Prices(low, high, low, high), activity),
            new Stamp("benchmark", 64, 1))
        .toStored();
  }

  private static void write(Store store, Fence fence, List<StoredBar> bars) {
    try (BatchSession session = store.sessions().open(fence)) {
      session.write(
          new TaskOutcome(List.of(), List.of(), List.of(), List.copyOf(bars), Map.of(), Map.of()));
    }
  }

  /** Exports into a new warehouse, and tells how that went. */
  void run(String number) throws IOException {
    Path file = home.resolve("warehouse-" + number + ".duckdb");
    long rows;
    long exported;
    long skipped;
    long reconciled;
    try (Store store = DuckDbStore.open(home.resolve("store.duckdb"));
        Warehouse warehouse = DuckDbWarehouse.open(file)) {
      long start = System.nanoTime();
      rows = export(store, warehouse);
      exported = System.nanoTime();
      if (export(store, warehouse) != 0) {
        throw new IllegalStateException("export: expected nothing new, was something");
      }
      skipped = System.nanoTime();
      reconcile(store, warehouse);
      reconciled = System.nanoTime() - skipped;
      skipped -= exported;
      exported -= start;
    }
    System.out.printf(
        Locale.ROOT,
        "%s%.1f %.1f %.1f %.1f %.1f%n",
        Child.RESULT,
        rows * 1e9 / exported,
        skipped / 1e6,
        rows * 1e9 / reconciled,
        peakMebibytes(),
        (double) Files.size(file) / rows);
  }

  static long export(Store store, Warehouse warehouse) {
    long[] rows = {0};
    warehouse.prepare(List.of(BarsTable.TABLE));
    new ExportTable(store, source(store), warehouse, Clock.systemUTC())
        .run(
            DateRange.ALWAYS,
            shipment -> shipment.dates().forEach(date -> rows[0] += rowsOf(date)));
    return rows[0];
  }

  private static long rowsOf(ExportedDate date) {
    if (!date.exported()) {
      throw new IllegalStateException("export: expected it to succeed, was " + date);
    }
    return date.stands().rows();
  }

  static void reconcile(Store store, Warehouse warehouse) {
    new ReconcileTable(store, source(store), warehouse, DuckDbRowSorter::open)
        .run(DateRange.ALWAYS, 20, System.out::println, ExportRun::requireEqual);
  }

  private static void requireEqual(ReconciledDate date) {
    if (!date.agrees()) {
      throw new IllegalStateException("reconcile: expected equal sides, was " + date);
    }
  }

  private static BarsSource source(Store store) {
    return new BarsSource(store.bars(), instrument -> InstrumentRules.DEFAULT);
  }

  /** The most that the process had in memory, DuckDB's own included; 0 where nobody tells. */
  private static double peakMebibytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .sum();
    }
  }
}
