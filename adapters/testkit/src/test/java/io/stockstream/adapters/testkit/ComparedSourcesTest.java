package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.VENUE;
import static io.stockstream.adapters.testkit.TestingBars.flat;
import static io.stockstream.adapters.testkit.TestingBars.minute;
import static io.stockstream.adapters.testkit.TestingBars.statement;
import static io.stockstream.adapters.testkit.TestingWarehouse.MONDAY;
import static io.stockstream.adapters.testkit.TestingWarehouse.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.calendar.WeeklySessions;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.ports.export.AliveMinutesSource;
import io.stockstream.ports.export.ExportTable;
import io.stockstream.ports.export.ExportedDate;
import io.stockstream.ports.export.ExportedDate.Outcome;
import io.stockstream.ports.export.GapsSource;
import io.stockstream.ports.export.InstrumentsSource;
import io.stockstream.ports.export.ReconcileTable;
import io.stockstream.ports.export.ReconciledDate;
import io.stockstream.ports.export.TableSource;
import io.stockstream.ports.export.TradingDaysSource;
import io.stockstream.ports.usecase.FindGaps;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables beside bars, of which dates change that the ledger does not name. */
class ComparedSourcesTest {

  private static final int A_DAY = 24 * 60;
  private static final LocalDate WEDNESDAY = TUESDAY.plusDays(1);
  private static final LocalDate THURSDAY = TUESDAY.plusDays(2);

  private final TestingStream stream = new TestingStream(START.plus(Duration.ofDays(30)));
  private final Reference reference = on("09:30", 0);
  private TestingStore store;
  private MemoryWarehouse warehouse;
  private int batches;

  @TempDir private Path folder;

  @BeforeEach
  void open() {
    store = new TestingStore(MemoryStore::open, folder.resolve("store"));
    warehouse = MemoryWarehouse.open(folder.resolve("warehouse"));
  }

  @AfterEach
  void close() {
    warehouse.close();
    store.close();
  }

  /** Apple keeps New York's hours, others UTC days. */
  private static Reference on(String open, int edition) {
    TradingCalendar newYork = WeeklySessions.weekdays("XNYS", "America/New_York", open, "16:00");
    InstrumentRules first = InstrumentRules.of(Ladder.DEFAULT, newYork);
    InstrumentRules rules = new InstrumentRules(first.priceRule(), first.windows(), edition);
    return name -> name.equals(APPLE) ? rules : InstrumentRules.DEFAULT;
  }

  private void commit() {
    stream.store(store, stream.cut(batches++), 2);
  }

  private void beat(int minutes) {
    stream.say(new Heartbeat(VENUE, minute(minutes).plusSeconds(2), "a"));
  }

  private void lookForGaps(Reference known) {
    new FindGaps(store.store(), known).run();
  }

  private List<ExportedDate> export(TableSource source, DateRange range) {
    return export(warehouse, source, range);
  }

  private List<ExportedDate> export(Warehouse into, TableSource source, DateRange range) {
    List<ExportedDate> dates = new ArrayList<>();
    into.prepare(List.of(source.table()));
    new ExportTable(store.store(), source, into, Clock.systemUTC())
        .run(range, shipment -> dates.addAll(shipment.dates()));
    assertThat(dates).noneMatch(ExportedDate::failed);
    return dates;
  }

  /** Exports, and holds that nothing is left to do then. */
  private List<LocalDate> exported(TableSource source) {
    List<ExportedDate> dates = export(source, DateRange.ALWAYS);
    assertThat(export(source, DateRange.ALWAYS)).isEmpty();
    assertThat(reconcile(source))
        .allMatch(ReconciledDate::agrees)
        .noneMatch(ReconciledDate::pending);
    return dates.stream().map(each -> each.snapshot().date()).toList();
  }

  private List<ReconciledDate> reconcile(TableSource source) {
    List<ReconciledDate> dates = new ArrayList<>();
    new ReconcileTable(store.store(), source, warehouse, MemoryRowSorter::new)
        .run(DateRange.ALWAYS, 20, line -> {}, dates::add);
    return dates;
  }

  private List<String> rows(TableSource source, LocalDate date) {
    List<Row> rows = new ArrayList<>();
    warehouse.read(source.table(), date, rows::add);
    return rows.stream().map(row -> row.values().toString()).sorted().toList();
  }

  @Test
  void tradingDaysAreThereWithoutBarsToo() {
    stream.say(statement(APPLE, 0, flat("10"), 1));
    stream.say(statement(TESLA, 2 * A_DAY, flat("10"), 1));
    commit();
    TableSource source = new TradingDaysSource(store.store(), reference);

    assertThat(exported(source)).containsExactly(MONDAY, TUESDAY, WEDNESDAY);
    assertThat(rows(source, TUESDAY))
        .containsExactly(
            "[2026-01-06, UTC, 2026-01-06T00:00:00Z, 2026-01-07T00:00:00Z, 1440]",
            "[2026-01-06, XNYS, 2026-01-06T14:30:00Z, 2026-01-06T21:00:00Z, 390]");

    stream.say(statement(APPLE, 0, flat("11"), 2));
    commit();
    assertThat(exported(source)).as("a correction changes no calendar").isEmpty();

    stream.say(statement(APPLE, 3 * A_DAY, flat("10"), 1));
    commit();
    assertThat(exported(source)).containsExactly(THURSDAY);
  }

  /** No entry of the ledger tells of it. */
  @Test
  void anotherCalendarIsExportedOnEveryDateThatItChanges() {
    stream.say(statement(APPLE, 0, flat("10"), 1));
    stream.say(statement(TESLA, A_DAY, flat("10"), 1));
    commit();
    exported(new TradingDaysSource(store.store(), reference));
    exported(new InstrumentsSource(store.store().presence(), reference));
    Reference later = on("10:00", 1);
    TableSource tradingDays = new TradingDaysSource(store.store(), later);
    TableSource instruments = new InstrumentsSource(store.store().presence(), later);

    assertThat(reconcile(tradingDays)).allMatch(ReconciledDate::pending);
    assertThat(exported(tradingDays)).containsExactly(MONDAY, TUESDAY);
    assertThat(rows(tradingDays, MONDAY))
        .contains("[2026-01-05, XNYS, 2026-01-05T15:00:00Z, 2026-01-05T21:00:00Z, 360]");
    assertThat(exported(instruments)).as("on which Apple has a bar").containsExactly(MONDAY);
    assertThat(rows(instruments, MONDAY))
        .containsExactly("[2026-01-05, XNAS, AAPL, STOCK, XNYS, 1m, 1]");
  }

  @Test
  void anInstrumentIsThereOnTheDatesOfItsBars() {
    stream.say(statement(APPLE, 0, flat("10"), 1));
    stream.say(statement(APPLE, 2 * A_DAY, flat("10"), 1));
    stream.say(statement(TESLA, 2 * A_DAY, flat("10"), 1));
    commit();
    TableSource source = new InstrumentsSource(store.store().presence(), reference);

    assertThat(exported(source)).containsExactly(MONDAY, WEDNESDAY);
    assertThat(rows(source, WEDNESDAY))
        .containsExactly(
            "[2026-01-07, XNAS, AAPL, STOCK, XNYS, 1m, 0]",
            "[2026-01-07, XNAS, TSLA, STOCK, UTC, 1m, 0]");
  }

  @Test
  void gapsChangeWhereTheyBeginWhateverTheLedgerNames() {
    beat(0);
    stream.say(statement(APPLE, 0, flat("10"), 1));
    stream.say(statement(APPLE, 2, flat("10"), 1));
    stream.say(statement(APPLE, 389, flat("10"), 1));
    commit();
    lookForGaps(reference);
    TableSource source = new GapsSource(store.store().gaps());
    assertThat(exported(source)).containsExactly(MONDAY);
    assertThat(rows(source, MONDAY)).hasSize(2);

    // Time goes on: Tuesday and Wednesday are missing now, which no entry names.
    stream.say(statement(APPLE, 3 * A_DAY, flat("10"), 1));
    commit();
    lookForGaps(reference);
    assertThat(exported(source)).containsExactly(TUESDAY, WEDNESDAY);
    assertThat(rows(source, TUESDAY)).hasSize(1).allMatch(row -> row.endsWith(" FEED_DOWN, 390]"));

    stream.say(statement(APPLE, 1, flat("10"), 1));
    commit();
    lookForGaps(reference);
    assertThat(exported(source)).containsExactly(MONDAY);
    assertThat(rows(source, MONDAY)).as("what was filled is no gap").hasSize(1);

    for (int i = 3; i < 389; i++) {
      stream.say(statement(APPLE, i, flat("10"), 1));
    }
    commit();
    lookForGaps(reference);
    assertThat(exported(source)).containsExactly(MONDAY);
    assertThat(rows(source, MONDAY)).isEmpty();
  }

  @Test
  void aHeartbeatThatIsStoredBeforeItsLedgerEntryIsExportedOnce() {
    beat(0);
    commit();
    TableSource source = new AliveMinutesSource(store.store().presence());
    assertThat(exported(source)).containsExactly(MONDAY);

    beat(1);
    beat(90);
    TestingStream.Batch batch = stream.cut(batches++);
    stream.storeParts(store, batch, 2);
    assertThat(exported(source)).containsExactly(MONDAY);
    assertThat(rows(source, MONDAY))
        .containsExactly("[XNAS, 2026-01-05T14:00:00Z, 2]", "[XNAS, 2026-01-05T16:00:00Z, 1]");

    stream.store(store, batch, 2);
    assertThat(exported(source)).isEmpty();
  }

  @Test
  void onlyTheDatesAskedForAreExported() {
    stream.say(statement(APPLE, 0, flat("10"), 1));
    stream.say(statement(APPLE, 2 * A_DAY, flat("10"), 1));
    commit();
    TableSource source = new TradingDaysSource(store.store(), reference);

    assertThat(export(source, new DateRange(TUESDAY, TUESDAY))).hasSize(1);
    assertThat(exported(source)).containsExactly(MONDAY, WEDNESDAY);
  }

  @Test
  void nothingIsExportedBeforeTheLedgerHasAnEntry() {
    stream.say(statement(APPLE, 0, flat("10"), 1));
    stream.storeParts(store, stream.cut(batches++), 2);

    assertThat(export(new InstrumentsSource(store.store().presence(), reference), DateRange.ALWAYS))
        .isEmpty();
  }

  @Test
  void anotherStoreIsRefused() {
    beat(0);
    commit();
    beat(1);
    commit();
    exported(new AliveMinutesSource(store.store().presence()));
    store.close();
    store = new TestingStore(MemoryStore::open, folder.resolve("another store"));
    stream.store(store, new TestingStream(Instant.EPOCH).cut(0), 1);
    List<ExportedDate> dates = new ArrayList<>();

    TableSource source = new AliveMinutesSource(store.store().presence());
    new ExportTable(store.store(), source, warehouse, Clock.systemUTC())
        .run(DateRange.ALWAYS, shipment -> dates.addAll(shipment.dates()));

    assertThat(dates).hasSize(1).allMatch(each -> each.outcome() == Outcome.CONFLICT);
  }

  /** Both exports have the same position of the ledger, and other rows. */
  @Test
  void anotherExportThatSawMoreDoesNoHarmAtAnyPoint() throws Exception {
    beat(0);
    commit();
    List<String> points = new ArrayList<>();
    exportAnew(points::add);
    assertThat(points).hasSizeGreaterThan(8);

    for (int n = 1; n <= points.size(); n++) {
      int[] passed = {0};
      int at = n;
      TableSource source =
          exportAnew(
              point -> {
                passed[0]++;
                if (passed[0] == at) {
                  beat(at);
                  stream.storeParts(store, stream.cut(batches++), 1);
                  export(new AliveMinutesSource(store.store().presence()), DateRange.ALWAYS);
                }
              });
      exported(source);
      assertThat(rows(source, MONDAY))
          .containsExactly("[XNAS, 2026-01-05T14:00:00Z, %d]".formatted(n + 1));
    }
  }

  private TableSource exportAnew(Consumer<String> points) throws Exception {
    warehouse.close();
    warehouse = MemoryWarehouse.open(Files.createTempDirectory(folder, "warehouse"));
    TableSource source = new AliveMinutesSource(store.store().presence());
    export(new StoppingWarehouse(warehouse, points), source, DateRange.ALWAYS);
    return source;
  }
}
