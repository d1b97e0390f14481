package io.stockstream.ports.export;

import io.stockstream.ports.verify.Differences;
import io.stockstream.ports.warehouse.RowsDigest;
import java.time.LocalDate;

/**
 * A date on both sides.
 *
 * @param table name
 * @param date UTC
 * @param store what the store holds
 * @param warehouse what stands in the warehouse
 * @param pending whether the store's ledger names the date since it was exported, so that an export
 *     is due
 * @param rows the rows of a date that differs; none of one that does not
 */
public record ReconciledDate(
    String table,
    LocalDate date,
    RowsDigest store,
    RowsDigest warehouse,
    boolean pending,
    Differences rows) {

  /** Says whether both hold the same rows. */
  public boolean agrees() {
    return store.equals(warehouse);
  }

  /** Returns a line: the date, whether it agrees, and what each side holds where it does not. */
  @Override
  public String toString() {
    return agrees()
        ? "%s %s: equal %s".formatted(table, date, store)
        : "%s %s: differs, store %s, warehouse %s, missing=%d extra=%d different=%d%s"
            .formatted(
                table,
                date,
                store,
                warehouse,
                rows.missing(),
                rows.extra(),
                rows.different(),
                pending ? "; changed since it was exported" : "");
  }
}
