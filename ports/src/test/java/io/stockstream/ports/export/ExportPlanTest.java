package io.stockstream.ports.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stockstream.ports.export.ExportPlan.Action;
import io.stockstream.ports.verify.RowHash;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of decisions, row by row. */
class ExportPlanTest {

  private static final LocalDate DATE = LocalDate.parse("2026-01-05");

  private static DateState state(
      String exportedStore, long exportedAt, int repeat, long changedAt) {
    Snapshot exported = new Snapshot(exportedStore, "bars", DATE, exportedAt, repeat);
    Optional<ExportMark> mark =
        exportedAt == 0
            ? Optional.empty()
            : Optional.of(new ExportMark(exported, RowsDigest.NONE, Instant.EPOCH));
    return new DateState("ours", "bars", DATE, changedAt, mark);
  }

  @ParameterizedTest
  @CsvSource({
    // exported from, at, repeat | changed at | again || action, at, repeat
    "nobody, 0, 0,  0, false,  SKIP,     0, 0",
    "nobody, 0, 0,  0, true,   SKIP,     0, 0",
    "nobody, 0, 0,  7, false,  LOAD,     7, 0",
    "nobody, 0, 0,  7, true,   LOAD,     7, 0",
    "ours,   7, 0,  7, false,  SKIP,     7, 0",
    "ours,   7, 2,  7, false,  SKIP,     7, 2",
    "ours,   7, 0,  7, true,   LOAD,     7, 1",
    "ours,   7, 2,  7, true,   LOAD,     7, 3",
    "ours,   7, 0,  9, false,  LOAD,     9, 0",
    "ours,   7, 2,  9, true,   LOAD,     9, 0",
    "ours,   7, 0,  6, false,  CONFLICT, 7, 0",
    "ours,   7, 0,  0, true,   CONFLICT, 7, 0",
    "theirs, 7, 0,  7, false,  CONFLICT, 7, 0",
    "theirs, 7, 0,  9, true,   CONFLICT, 7, 0"
  })
  void theLedgersOfBothSidesDecide(
      String exportedStore,
      long exportedAt,
      int repeat,
      long changedAt,
      boolean again,
      Action action,
      long position,
      int planned) {
    ExportPlan plan = ExportPlan.of(state(exportedStore, exportedAt, repeat, changedAt), again);

    assertThat(plan.action()).isEqualTo(action);
    assertThat(plan.snapshot().position()).isEqualTo(position);
    assertThat(plan.snapshot().repeat()).isEqualTo(planned);
    assertThat(plan.exports()).isEqualTo(action == Action.LOAD);
  }

  @Test
  void whatIsStagedIsTakenIfItIsWhatTheStoreHolds() {
    List<ExportPlan> load = List.of(ExportPlan.of(state("nobody", 0, 0, 7), false));
    var stored = digests(new RowHash(1, 2));

    assertThat(ExportPlan.given(load, stored, digests(new RowHash(1, 2))))
        .extracting(ExportPlan::action, ExportPlan::snapshot)
        .containsExactly(tuple(Action.RESUME, load.get(0).snapshot()));
    assertThat(ExportPlan.given(load, digests(new RowHash(1, 3)), stored)).isEqualTo(load);
    assertThat(ExportPlan.given(load, new TreeMap<>(), stored)).isEqualTo(load);
  }

  private static SortedMap<LocalDate, RowsDigest> digests(RowHash hash) {
    return new TreeMap<>(Map.of(DATE, new RowsDigest(2, BigDecimal.ONE, hash)));
  }

  @Test
  void aConflictSaysBothSidesAndWhatToDo() {
    assertThat(ExportPlan.of(state("theirs", 7, 0, 9), false).reason())
        .isEqualTo(
            "bars 2026-01-05: expected an export of store ours, was of store theirs; name the warehouse of this store, or an empty one");
    assertThat(ExportPlan.of(state("ours", 7, 0, 6), false).reason())
        .startsWith("bars 2026-01-05: expected a ledger that has reached 7, was 6; ");
  }
}
