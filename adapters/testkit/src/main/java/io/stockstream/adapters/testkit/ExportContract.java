package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.flat;
import static io.stockstream.adapters.testkit.TestingBars.instrument;
import static io.stockstream.adapters.testkit.TestingBars.statement;
import static io.stockstream.adapters.testkit.TestingWarehouse.MONDAY;
import static io.stockstream.adapters.testkit.TestingWarehouse.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.adapters.testkit.StoppingWarehouse.Died;
import io.stockstream.domain.bar.Voided;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.ports.export.BarsSource;
import io.stockstream.ports.export.ExportTable;
import io.stockstream.ports.export.ExportedDate;
import io.stockstream.ports.export.ExportedDate.Outcome;
import io.stockstream.ports.export.ExportedShipment;
import io.stockstream.ports.export.PlannedExport;
import io.stockstream.ports.export.PlannedShipment;
import io.stockstream.ports.export.ReconcileTable;
import io.stockstream.ports.export.ReconciledDate;
import io.stockstream.ports.export.TableSource;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Snapshot;
import io.stockstream.ports.warehouse.Warehouse;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The use cases over a warehouse: what the ledger names is exported once, whatever ends an export
 * in the middle, and whoever exports at the same time. An adapter's test extends it.
 */
public abstract class ExportContract {

  private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
  private static final WarehouseTable BARS = BarsTable.TABLE;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);
  private static final int A_DAY = 24 * 60;

  @TempDir Path folder;

  private final TestingStream stream = new TestingStream(Instant.parse("2026-01-20T00:00:00Z"));
  private TestingStore store;
  private int batches;
  private int warehouses;
  private Path warehouseFolder;

  /** Opens the warehouse of a folder, as {@link WarehouseContract} says. */
  protected abstract Warehouse open(Path warehouseFolder);

  @BeforeEach
  void openStore() throws Exception {
    store = new TestingStore(MemoryStore::open, folder.resolve("store"));
    anotherWarehouse();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private void anotherWarehouse() throws Exception {
    warehouses++;
    warehouseFolder = Files.createDirectory(folder.resolve("w" + warehouses));
  }

  private void commit() {
    stream.store(store, stream.cut(batches++), 1);
  }

  private void commitThreeDays() {
    for (int day = 0; day < 3; day++) {
      stream.say(statement(APPLE, day * A_DAY, flat("10"), 1));
      stream.say(statement(APPLE, day * A_DAY + 1, flat("12.5"), 1));
      stream.say(statement(TESLA, day * A_DAY, flat("20"), 1));
    }
    commit();
  }

  private void correctMonday(String price, long revision) {
    stream.say(statement(APPLE, 1, flat(price), revision));
    commit();
  }

  private TableSource source() {
    return new BarsSource(store.store().bars(), i -> InstrumentRules.DEFAULT);
  }

  private ExportTable export(Warehouse warehouse) {
    return new ExportTable(store.store(), source(), warehouse, CLOCK);
  }

  private StoppingWarehouse stopping(Consumer<String> points) {
    return new StoppingWarehouse(open(warehouseFolder), points);
  }

  /** What a run did, and what it staged for it. */
  private record Ran(List<ExportedShipment> shipments, long skipped, List<Shipment> stagings) {

    List<ExportedDate> dates() {
      return shipments.stream().flatMap(shipment -> shipment.dates().stream()).toList();
    }

    List<LocalDate> exported() {
      return dates().stream()
          .filter(ExportedDate::exported)
          .map(each -> each.snapshot().date())
          .toList();
    }
  }

  private Ran run(DateRange range) {
    return run(range, point -> {});
  }

  private Ran run(DateRange range, Consumer<String> points) {
    List<ExportedShipment> shipments = new ArrayList<>();
    try (StoppingWarehouse warehouse = stopping(points)) {
      warehouse.prepare(List.of(BARS));
      long skipped = export(warehouse).run(range, shipments::add);
      return new Ran(shipments, skipped, warehouse.stagings());
    }
  }

  private Ran run() {
    return run(DateRange.ALWAYS);
  }

  private List<ReconciledDate> reconcile(List<String> lines) {
    List<ReconciledDate> dates = new ArrayList<>();
    try (Warehouse warehouse = open(warehouseFolder)) {
      new ReconcileTable(store.store(), source(), warehouse, MemoryRowSorter::new)
          .run(DateRange.ALWAYS, 20, lines::add, dates::add);
    }
    return dates;
  }

  private void isClean(int dates) {
    List<String> lines = new ArrayList<>();
    assertThat(reconcile(lines))
        .hasSize(dates)
        .allMatch(ReconciledDate::agrees)
        .noneMatch(ReconciledDate::pending)
        .allMatch(date -> date.store().rows() > 0);
    assertThat(lines).isEmpty();
  }

  private void nothingIsLeftToDo() {
    Ran again = run();
    assertThat(again.dates()).isEmpty();
    assertThat(again.stagings()).isEmpty();
  }

  @Test
  void everyDateThatTheLedgerNamesIsExportedOnce() {
    commitThreeDays();

    Ran ran = run();

    assertThat(ran.exported()).containsExactly(MONDAY, TUESDAY, WEDNESDAY);
    assertThat(ran.stagings()).as("dates that lie close travel together").hasSize(1);
    isClean(3);
    nothingIsLeftToDo();
  }

  @Test
  void datesThatLieFarApartTravelApart() {
    commitThreeDays();
    stream.say(statement(APPLE, 9 * A_DAY, flat("10"), 1));
    commit();

    Ran ran = run();

    assertThat(ran.exported()).containsExactly(MONDAY, TUESDAY, WEDNESDAY, MONDAY.plusDays(9));
    assertThat(ran.stagings()).extracting(each -> each.dates().size()).containsExactly(3, 1);
    isClean(4);
  }

  @Test
  void aCorrectionToAnOldDateExportsThatDateAndNoOther() {
    commitThreeDays();
    run();
    correctMonday("99", 2);

    Ran ran = run();

    assertThat(ran.exported()).containsExactly(MONDAY);
    assertThat(ran.stagings()).hasSize(1);
    assertThat(ran.stagings().get(0).dates()).containsExactly(MONDAY);
    assertThat(ran.skipped()).isEqualTo(2);
    assertThat(ran.shipments().get(0).merged().updated())
        .as("the bar and every roll-up above it")
        .isGreaterThan(1);
    assertThat(highsOfMonday()).contains("1d ROLLUP 99");
    isClean(3);
    nothingIsLeftToDo();
  }

  private List<String> highsOfMonday() {
    List<String> highs = new ArrayList<>();
    try (Warehouse warehouse = open(warehouseFolder)) {
      warehouse.read(
          BARS,
          MONDAY,
          row -> {
            if ("AAPL".equals(row.value(BARS.indexOf("symbol")))) {
              highs.add(
                  row.value(BARS.indexOf("timeframe"))
                      + " "
                      + row.value(BARS.indexOf("origin"))
                      + " "
                      + row.value(BARS.indexOf("high")));
            }
          });
    }
    return highs;
  }

  @Test
  void aBarThatNeverWasIsVoidThereToo() {
    commitThreeDays();
    run();
    stream.say(statement(APPLE, 1, Voided.VOID, 2));
    commit();

    run();

    assertThat(highsOfMonday()).contains("1m FEED null", "1d ROLLUP 10");
    isClean(3);
  }

  @Test
  void onlyTheDatesAskedForAreExported() {
    commitThreeDays();

    assertThat(run(new DateRange(TUESDAY, TUESDAY)).exported()).containsExactly(TUESDAY);
    assertThat(run(new DateRange(TUESDAY, WEDNESDAY)).exported()).containsExactly(WEDNESDAY);
    assertThat(run().exported()).containsExactly(MONDAY);
    isClean(3);
  }

  @Test
  void aPlanSaysWhatARunWillDoAndDoesNothing() {
    commitThreeDays();
    run(new DateRange(MONDAY, MONDAY));

    try (StoppingWarehouse warehouse = stopping(point -> {})) {
      PlannedExport planned = export(warehouse).plan(DateRange.ALWAYS);
      assertThat(planned.conflicts()).isEmpty();
      assertThat(planned.shipments()).hasSize(1);
      PlannedShipment both = planned.shipments().get(0);
      assertThat(both.shipment().dates()).containsExactly(TUESDAY, WEDNESDAY);
      assertThat(both.rows()).isPositive();
      assertThat(both.estimate().uploadedBytes()).isPositive();
      assertThat(warehouse.stagings()).isEmpty();
    }
    assertThat(run().exported()).containsExactly(TUESDAY, WEDNESDAY);
  }

  /** Bars are stored, and then the stream dies: the ledger names them when the batch ran again. */
  @Test
  void aCrashBetweenBarsAndLedgerLosesNoDate() {
    commitThreeDays();
    stream.say(statement(APPLE, 1, flat("50"), 2));
    stream.say(statement(APPLE, 5 * A_DAY, flat("60"), 1));
    TestingStream.Batch interrupted = stream.cut(batches++);
    stream.storeParts(store, interrupted, 1);
    assertThat(run().exported()).containsExactly(MONDAY, TUESDAY, WEDNESDAY);

    stream.store(store, interrupted, 1);

    assertThat(run().exported()).containsExactly(MONDAY, MONDAY.plusDays(5));
    isClean(4);
    nothingIsLeftToDo();
  }

  @Test
  void symbolsAreData() {
    for (String symbol :
        List.of(
            "it's", "\"A\"", "back\\slash", "{fn now()}", "a`b", "'; DROP TABLE bars;--", "%s")) {
      stream.say(statement(instrument(symbol), 0, flat("10"), 1));
    }
    commit();

    run();

    isClean(1);
  }

  /** Returns the points of a run into a new warehouse. */
  private List<String> points() throws Exception {
    anotherWarehouse();
    List<String> points = new ArrayList<>();
    run(DateRange.ALWAYS, points::add);
    return points;
  }

  /** Throws, or does something else, at the n-th point. */
  private static Consumer<String> at(int n, Consumer<String> act) {
    int[] count = {0};
    return point -> {
      count[0]++;
      if (count[0] == n) {
        act.accept(point);
      }
    };
  }

  /** Two dates that travel together, and one that travels alone. */
  private void commitTwoShipments() {
    stream.say(statement(APPLE, 0, flat("10"), 1));
    stream.say(statement(APPLE, A_DAY, flat("11"), 1));
    stream.say(statement(APPLE, 9 * A_DAY, flat("12"), 1));
    commit();
  }

  @Test
  void anExportThatDiesAtAnyPointIsCompletedByTheNext() throws Exception {
    commitTwoShipments();
    List<String> points = points();
    assertThat(points).hasSizeGreaterThan(30);

    int died = 0;
    for (int n = 1; n <= points.size(); n++) {
      anotherWarehouse();
      int point = n;
      assertThatThrownBy(
              () ->
                  run(
                      DateRange.ALWAYS,
                      at(
                          point,
                          where -> {
                            throw new Died(where);
                          })))
          .isInstanceOf(Died.class);
      died++;
      run();
      isClean(3);
      nothingIsLeftToDo();
    }
    System.out.println(
        "ExportContract %s: died at %d of %d points, the next run completed each"
            .formatted(getClass().getSimpleName(), died, points.size()));
  }

  /** At every point of one export another one, of a later snapshot, comes and goes. */
  @Test
  void anotherExportAtAnyPointDoesNoHarm() throws Exception {
    commitTwoShipments();
    List<String> points = points();

    int overtaken = 0;
    for (int n = 1; n <= points.size(); n++) {
      anotherWarehouse();
      long revision = n + 1;
      Ran slower =
          run(
              DateRange.ALWAYS,
              at(
                  n,
                  point -> {
                    stream.say(statement(APPLE, 0, flat("1" + revision), revision));
                    commit();
                    run();
                  }));
      assertThat(slower.dates()).noneMatch(ExportedDate::failed);
      run();
      isClean(3);
      nothingIsLeftToDo();
      overtaken++;
    }
    System.out.println(
        "ExportContract %s: overtaken at %d of %d points, no harm"
            .formatted(getClass().getSimpleName(), overtaken, points.size()));
  }

  @Test
  void whatIsStagedAlreadyIsNotSentAgain() {
    commitThreeDays();
    assertThatThrownBy(
            () ->
                run(
                    DateRange.ALWAYS,
                    point -> {
                      if (point.equals("before merge")) {
                        throw new Died(point);
                      }
                    }))
        .isInstanceOf(Died.class);

    Ran ran = run();

    assertThat(ran.dates()).hasSize(3).allMatch(each -> each.outcome() == Outcome.RESUMED);
    assertThat(ran.stagings()).isEmpty();
    isClean(3);
  }

  @Test
  void anotherStoreIsRefused() {
    commitThreeDays();
    run();
    store.close();
    store = new TestingStore(MemoryStore::open, folder.resolve("another store"));
    commitThreeDays();

    Ran ran = run();

    assertThat(ran.dates()).hasSize(3).allMatch(each -> each.outcome() == Outcome.CONFLICT);
    assertThat(ran.stagings()).isEmpty();
    assertThat(ran.dates().get(0).detail()).contains(store.store().id(), "name the warehouse");
  }

  @Test
  void aRowThatIsMissingIsNamedAndRepaired() {
    commitThreeDays();
    run(new DateRange(TUESDAY, WEDNESDAY));
    pretendThatMondayIsExported();
    assertThat(run().dates()).isEmpty();

    List<String> lines = new ArrayList<>();
    ReconciledDate monday = reconcile(lines).get(0);
    assertThat(monday.agrees()).isFalse();
    assertThat(monday.pending()).isFalse();
    assertThat(monday.rows().missing()).isEqualTo(monday.store().rows());
    assertThat(lines)
        .anyMatch(
            line ->
                line.startsWith("missing bars XNAS AAPL 1m 2026-01-05T14:30:00Z FEED: expected"));

    List<ExportedShipment> repaired = new ArrayList<>();
    try (Warehouse warehouse = open(warehouseFolder)) {
      export(warehouse).repair(List.of(MONDAY), repaired::add);
    }
    assertThat(repaired).flatExtracting(ExportedShipment::dates).hasSize(1);
    assertThat(repaired.get(0).dates()).allMatch(ExportedDate::exported);
    isClean(3);
    nothingIsLeftToDo();
  }

  private void pretendThatMondayIsExported() {
    long position = store.store().ledger().changes(Ledger.BEGINNING).get(MONDAY);
    Snapshot snapshot = new Snapshot(store.store().id(), BARS.name(), MONDAY, position, 0);
    try (Warehouse warehouse = open(warehouseFolder)) {
      warehouse.remember(List.of(new ExportMark(snapshot, RowsDigest.NONE, CLOCK.instant())));
    }
  }

  /** Somebody changed the warehouse: that is told, not covered up, and other dates go on. */
  @Test
  void aRowThatTheStoreDoesNotHaveIsTold() {
    commitThreeDays();
    run();
    smuggle();
    stream.say(statement(APPLE, 1, flat("99"), 2));
    stream.say(statement(APPLE, 2 * A_DAY, flat("99"), 2));
    commit();

    Ran ran = run();

    assertThat(ran.dates().get(0).outcome()).isEqualTo(Outcome.DIFFERS);
    assertThat(ran.exported()).contains(WEDNESDAY);
    List<String> lines = new ArrayList<>();
    ReconciledDate monday = reconcile(lines).get(0);
    assertThat(monday.rows().extra()).isEqualTo(1);
    assertThat(monday.rows().different()).isZero();
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("extra bars XNAS SMUGGLED 1m");
    assertThat(run().dates())
        .as("it stays to be done")
        .extracting(ExportedDate::outcome)
        .containsExactly(Outcome.DIFFERS);
  }

  private void smuggle() {
    Row row = BarsTable.row(TestingBars.bar(instrument("SMUGGLED"), 0, "1"), MONDAY);
    Shipment shipment = Shipment.of(new Snapshot("nobody", BARS.name(), MONDAY, 1, 0));
    try (Warehouse warehouse = open(warehouseFolder)) {
      warehouse.stage(BARS, shipment, rows -> rows.accept(row));
      warehouse.merge(BARS, shipment);
      warehouse.discard(BARS, shipment);
    }
  }
}
