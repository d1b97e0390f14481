package io.stockstream.ports.export;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.export.ExportPlan.Action;
import io.stockstream.ports.export.ExportedDate.Outcome;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.warehouse.DigestRows;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.RowSource;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Snapshot;
import io.stockstream.ports.warehouse.Warehouse;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Exports a table: every date that the ledger names since it was last exported, each as one
 * snapshot. Ledger first, then the snapshot: so it holds all that the position says, and whatever
 * comes meanwhile is named by a later position. A crash at any point is mended by the next run, and
 * runs at the same time do each other no harm.
 *
 * @param store what is exported
 * @param source the rows of the table
 * @param warehouse prepared for the table
 * @param clock stamps the marks, for people
 */
public record ExportTable(Store store, TableSource source, Warehouse warehouse, Clock clock) {

  /** Another exporter may be quicker, once; one that always is would be another matter. */
  private static final int ATTEMPTS = 3;

  /**
   * What both ledgers say.
   *
   * @param changes of the store
   * @param marks of the warehouse
   */
  private record Ledgers(
      SortedMap<LocalDate, Long> changes, SortedMap<LocalDate, ExportMark> marks) {}

  private WarehouseTable table() {
    return source.table();
  }

  /**
   * The marks first: read the other way round, a mark that another export leaves in between would
   * look as if the store was behind it.
   */
  private Ledgers ledgers() {
    SortedMap<LocalDate, ExportMark> marks = warehouse.marks(table());
    return new Ledgers(store.ledger().changes(Ledger.BEGINNING), marks);
  }

  /** Says what {@link #run} would do, without doing it. Reads the store, counts its rows. */
  public List<PlannedDate> plan(DateRange range, boolean again) {
    Ledgers ledgers = ledgers();
    return dates(ledgers, range).stream()
        .map(date -> ExportPlan.of(state(date, ledgers), again))
        .filter(plan -> plan.action() != Action.SKIP)
        .map(this::planned)
        .toList();
  }

  private PlannedDate planned(ExportPlan plan) {
    LocalDate date = plan.snapshot().date();
    long[] rows = {0};
    source.on(date).forEach(row -> rows[0]++);
    return new PlannedDate(plan, rows[0], warehouse.estimate(table(), date, rows[0]));
  }

  /**
   * Exports every date of a range that changed since it was exported.
   *
   * @param done is told of each date that was not skipped, when it is done
   * @return how many dates were skipped
   * @throws PortException when store or warehouse fail; the dates told of are done, the next run
   *     does the rest
   */
  public long run(DateRange range, Consumer<ExportedDate> done) {
    Ledgers ledgers = ledgers();
    return run(dates(ledgers, range), false, ledgers, done);
  }

  /** Exports dates once more, changed or not. */
  public long repair(Collection<LocalDate> dates, Consumer<ExportedDate> done) {
    return run(new TreeSet<>(dates), true, ledgers(), done);
  }

  private long run(
      SortedSet<LocalDate> dates, boolean again, Ledgers ledgers, Consumer<ExportedDate> done) {
    long skipped = 0;
    for (LocalDate date : dates) {
      ExportedDate exported = export(date, again, ledgers);
      if (exported.outcome() == Outcome.SKIPPED) {
        skipped++;
      } else {
        done.accept(exported);
      }
    }
    return skipped;
  }

  /** A date that only the warehouse knows is looked at too: the store may be the wrong one. */
  private static SortedSet<LocalDate> dates(Ledgers ledgers, DateRange range) {
    SortedSet<LocalDate> dates = new TreeSet<>(ledgers.changes().keySet());
    dates.addAll(ledgers.marks().keySet());
    dates.removeIf(date -> !range.contains(date));
    return dates;
  }

  private DateState state(LocalDate date, Ledgers ledgers) {
    return new DateState(
        store.id(),
        table().name(),
        date,
        ledgers.changes().getOrDefault(date, 0L),
        Optional.ofNullable(ledgers.marks().get(date)));
  }

  private ExportedDate export(LocalDate date, boolean again, Ledgers ledgers) {
    ExportedDate exported = attempt(date, again, ledgers, true);
    for (int attempt = 2; attempt <= ATTEMPTS && exported.outcome() == Outcome.DIFFERS; attempt++) {
      exported = attempt(date, again, ledgers(), attempt < ATTEMPTS);
    }
    return exported;
  }

  /**
   * @param another whether there is another attempt after this one
   */
  private ExportedDate attempt(LocalDate date, boolean again, Ledgers ledgers, boolean another) {
    ExportPlan plan = ExportPlan.of(state(date, ledgers), again);
    return switch (plan.action()) {
      case SKIP -> ExportedDate.without(Outcome.SKIPPED, plan);
      case CONFLICT -> ExportedDate.without(Outcome.CONFLICT, plan);
      case LOAD, RESUME -> stageAndMerge(plan, another);
    };
  }

  private ExportedDate stageAndMerge(ExportPlan loading, boolean another) {
    Snapshot snapshot = loading.snapshot();
    Optional<RowsDigest> before = warehouse.staged(table(), snapshot);
    if (before.isPresent()) {
      RowsDigest stored = DigestRows.of(table(), source.on(snapshot.date()));
      ExportPlan plan = loading.given(before, stored);
      if (plan.action() == Action.RESUME) {
        return merge(plan, stored, another);
      }
    }
    RowsDigest sent = stage(snapshot);
    Optional<RowsDigest> staged = warehouse.staged(table(), snapshot);
    return staged.filter(sent::equals).isPresent()
        ? merge(loading, sent, another)
        : differs(snapshot, "staged", sent, staged.map(RowsDigest::toString).orElse("nothing"));
  }

  private RowsDigest stage(Snapshot snapshot) {
    RowSource rows = source.on(snapshot.date());
    DigestRows sent = new DigestRows(table());
    warehouse.stage(table(), snapshot, consumer -> rows.forEach(sent.andThen(consumer)));
    return sent.result();
  }

  private ExportedDate merge(ExportPlan plan, RowsDigest staged, boolean another) {
    Snapshot snapshot = plan.snapshot();
    MergeCounts merged;
    try {
      merged = warehouse.merge(table(), snapshot);
    } catch (PortException e) {
      if (another && e.kind() == FailureKind.RETRYABLE) {
        return differs(snapshot, "merged", staged, e.getMessage());
      }
      throw e;
    }
    RowsDigest stands = warehouse.digest(table(), List.of(snapshot.date())).get(snapshot.date());
    return stands.equals(staged)
        ? remember(plan, stands, merged)
        : differs(snapshot, "read back", staged, stands.toString());
  }

  private ExportedDate remember(ExportPlan plan, RowsDigest stands, MergeCounts merged) {
    Snapshot snapshot = plan.snapshot();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    warehouse.remember(new ExportMark(snapshot, stands, now));
    warehouse.discard(table(), snapshot);
    Outcome outcome = plan.action() == Action.RESUME ? Outcome.RESUMED : Outcome.EXPORTED;
    return new ExportedDate(outcome, snapshot, stands, merged, plan.reason());
  }

  private static ExportedDate differs(
      Snapshot snapshot, String what, RowsDigest expected, String was) {
    return new ExportedDate(
        Outcome.DIFFERS,
        snapshot,
        RowsDigest.NONE,
        MergeCounts.NONE,
        "%s: expected %s, was %s; run reconcile to see which rows".formatted(what, expected, was));
  }
}
