package io.stockstream.ports.export;

import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.Snapshot;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of a date of a table before it is exported.
 *
 * @param storeId of the store
 * @param table name
 * @param date UTC
 * @param changedAt position of the last ledger entry that names the date; 0 when none does
 * @param mark what the warehouse remembers of it
 */
public record DateState(
    String storeId, String table, LocalDate date, long changedAt, Optional<ExportMark> mark) {

  Snapshot snapshot(int repeat) {
    return new Snapshot(storeId, table, date, changedAt, repeat);
  }
}
