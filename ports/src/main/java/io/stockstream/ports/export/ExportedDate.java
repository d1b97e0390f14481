package io.stockstream.ports.export;

import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Snapshot;
import java.util.Locale;

/**
 * What became of a date.
 *
 * @param outcome what
 * @param snapshot which
 * @param stands what stands on it in the warehouse, read back; nothing when it was not exported
 * @param detail why, in words
 */
public record ExportedDate(Outcome outcome, Snapshot snapshot, RowsDigest stands, String detail) {

  /** What may become of a date. */
  public enum Outcome {
    /** Nothing was to be done. */
    SKIPPED,
    /** It is in the warehouse as a whole. */
    EXPORTED,
    /** Likewise; it was staged before, and merged now. */
    RESUMED,
    /** Nothing was done, as the sides contradict each other. */
    CONFLICT,
    /** It was merged, and what was read back is not what was staged. */
    DIFFERS
  }

  /** Returns what becomes of a date that is not to be exported. */
  static ExportedDate without(ExportPlan plan) {
    Outcome outcome =
        plan.action() == ExportPlan.Action.CONFLICT ? Outcome.CONFLICT : Outcome.SKIPPED;
    return new ExportedDate(outcome, plan.snapshot(), RowsDigest.NONE, plan.reason());
  }

  static ExportedDate differs(Snapshot snapshot, String what, Object expected, Object was) {
    return new ExportedDate(
        Outcome.DIFFERS,
        snapshot,
        RowsDigest.NONE,
        "%s: expected %s, was %s; run reconcile to see which rows".formatted(what, expected, was));
  }

  /** Says whether somebody has to look. */
  public boolean failed() {
    return outcome == Outcome.CONFLICT || outcome == Outcome.DIFFERS;
  }

  /** Says whether it was brought into the warehouse. */
  public boolean exported() {
    return outcome == Outcome.EXPORTED || outcome == Outcome.RESUMED;
  }

  /** Returns {@code bars 2026-01-05 at 42: exported rows=N …}, or why not. */
  @Override
  public String toString() {
    String what = outcome.name().toLowerCase(Locale.ROOT);
    return exported()
        ? "%s: %s %s".formatted(snapshot, what, stands)
        : "%s: %s, %s".formatted(snapshot, what, detail);
  }
}
