package io.stockstream.ports.warehouse;

import java.time.Instant;

/**
 * An entry of the ledger that a warehouse keeps of exports: that a snapshot is in it as a whole.
 *
 * @param snapshot the latest of its table and date
 * @param digest of the rows that then stood on the date, read back from the warehouse
 * @param exportedAt by the exporter's clock, UTC, whole microseconds; for people and for alarms on
 *     old data, nothing is decided by it
 */
public record ExportMark(Snapshot snapshot, RowsDigest digest, Instant exportedAt) {}
