package io.stockstream.ports.export;

import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Snapshot;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is to be done about a date. Decided purely, from the ledgers of both sides.
 *
 * @param action what
 * @param snapshot what is exported, or was when it is skipped
 * @param reason in words, for people
 */
public record ExportPlan(Action action, Snapshot snapshot, String reason) {

  /** What may be done about a date. */
  public enum Action {
    /** Nothing: it is exported, or no ledger entry names it. */
    SKIP,
    /** Stage it and merge it. */
    LOAD,
    /** Merge what is staged already. */
    RESUME,
    /** Nothing: the two sides contradict each other, and a person has to look. */
    CONFLICT
  }

  /**
   * Decides.
   *
   * @param again whether a position that is exported already is to be exported once more
   */
  public static ExportPlan of(DateState state, boolean again) {
    Snapshot latest = state.snapshot(0);
    Snapshot exported = state.mark().map(mark -> mark.snapshot()).orElse(null);
    if (exported == null) {
      return state.changedAt() == 0
          ? new ExportPlan(Action.SKIP, latest, "no entry of the ledger names it")
          : new ExportPlan(Action.LOAD, latest, "not exported yet");
    }
    if (!exported.storeId().equals(state.storeId())) {
      return conflict(
          exported,
          "expected an export of store %s, was of store %s; name the warehouse of this store, or an empty one"
              .formatted(state.storeId(), exported.storeId()));
    }
    if (exported.position() > state.changedAt()) {
      return conflict(
          exported,
          "expected a ledger that has reached %d, was %d; the store was restored or is not the one exported: replay what it lacks, or name an empty warehouse"
              .formatted(exported.position(), state.changedAt()));
    }
    if (exported.position() < state.changedAt()) {
      return new ExportPlan(
          Action.LOAD, latest, "changed since it was exported at " + exported.position());
    }
    return again
        ? new ExportPlan(Action.LOAD, state.snapshot(exported.repeat() + 1), "exported once more")
        : new ExportPlan(Action.SKIP, exported, "exported already");
  }

  private static ExportPlan conflict(Snapshot exported, String reason) {
    return new ExportPlan(
        Action.CONFLICT, exported, exported.table() + " " + exported.date() + ": " + reason);
  }

  /** Returns the shipment of dates that travel together. */
  static Shipment shipment(List<ExportPlan> together) {
    return new Shipment(together.stream().map(ExportPlan::snapshot).toList());
  }

  static SortedSet<LocalDate> dates(List<ExportPlan> plans) {
    return plans.stream()
        .map(plan -> plan.snapshot().date())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Says whether there is something to export. */
  public boolean exports() {
    return action == Action.LOAD || action == Action.RESUME;
  }

  /**
   * Decides once more about dates that travel together, when their shipment is found staged: it
   * need not be sent again if it is what the store holds.
   *
   * @param loading what is to be loaded
   * @param staged digests of what is staged, computed by the warehouse
   * @param stored digests of what the store holds now
   */
  static List<ExportPlan> given(
      List<ExportPlan> loading,
      SortedMap<LocalDate, RowsDigest> staged,
      SortedMap<LocalDate, RowsDigest> stored) {
    return staged.equals(stored) ? loading.stream().map(ExportPlan::resumed).toList() : loading;
  }

  private ExportPlan resumed() {
    return new ExportPlan(Action.RESUME, snapshot, reason + ", and staged already");
  }
}
