package io.stockstream.ports.warehouse;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.failure.PortException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A warehouse that is open: tables by UTC date, filled by snapshots of dates, many of which travel
 * together.
 *
 * <p>An export of a {@link Shipment} is {@link #stage}, {@link #merge}, {@link #digest} and {@link
 * #remember}, then {@link #discard}. Each step may be repeated, by whoever starts again after a
 * crash or by another process at the same time, and each is atomic, for all dates of it: a process
 * that dies in it, or loses its reply, leaves it done or not begun for everybody who looks. Readers
 * of a table see a merge as a whole or not at all, and nothing of what is only staged. What stands
 * is decided by versions (or, of a table that is {@link WarehouseTable.Kind#REPLACED}, by the order
 * of the snapshots of each date), never by who came last: an older snapshot that arrives late
 * changes nothing that a newer one brought, whatever travels with it.
 *
 * <p>Names and values are data: what is in a symbol never becomes a part of a statement. Memory is
 * bounded, however many rows there are. Calls block until they are done. Thread-safe; several
 * processes may work on one warehouse where it is a server.
 *
 * <p>Every method throws {@link PortException}: RETRYABLE when the same call may succeed later
 * (rate limits, a network that is cut, another writer), after the adapter's own retries;
 * MISCONFIGURED for credentials, permissions, location and schema; REJECTED for a row or a quota
 * that will not pass.
 */
public interface Warehouse extends AutoCloseable {

  /** Returns what it is, for messages: {@code duckdb:/data/w.duckdb}, {@code bigquery://p/d}. */
  String name();

  /**
   * Compares the tables that are there with what they ought to be. Changes nothing; a table that is
   * not there yet is as it ought to be.
   *
   * @throws PortException MISCONFIGURED when one has a column missing, too many or of another type,
   *     or is partitioned otherwise: all differences in one message, as {@link SchemaDrift} words
   *     them
   */
  void check(List<WarehouseTable> tables);

  /**
   * Makes what is missing: the tables, where marks are kept, and for people a view {@code
   * <table>_current} of each table with a column {@code is_void}, which leaves void rows out.
   * Idempotent, also when two processes do so at once. To be called before the steps of an export.
   *
   * @throws PortException as {@link #check} does, and then nothing was made
   */
  void prepare(List<WarehouseTable> tables);

  /** Returns the latest mark of each date of a table; none where nothing is prepared. */
  SortedMap<LocalDate, ExportMark> marks(WarehouseTable table);

  /** Says what the export of so many rows to these dates would take. Changes nothing. */
  Estimate estimate(WarehouseTable table, DateRange dates, long rows);

  /**
   * Returns the digest of each date of what is staged as a shipment, computed from the values that
   * the warehouse holds: of every date of it, or empty when nothing is staged, or not as a whole.
   */
  SortedMap<LocalDate, RowsDigest> staged(WarehouseTable table, Shipment shipment);

  /**
   * Stages the rows of a shipment apart from the table, under its name; whatever was staged under
   * that name before is replaced, at once. If two do so at the same time, the rows of either are
   * there, never of both. What is staged and forgotten goes away by itself, or when the warehouse
   * is prepared and later snapshots are exported.
   *
   * @param rows all rows of its dates and no others, void ones included, each key once; may be
   *     none. Read in one pass, in this call; what it throws is passed on, and nothing is staged
   *     then
   */
  void stage(WarehouseTable table, Shipment shipment, RowSource rows);

  /**
   * Merges what is staged into the table, touching its dates only. Of a versioned table a staged
   * row is inserted where its key is new, and takes the place of the one that stands where its
   * version is greater or, with an equal version, a derived column differs; all else stays. To
   * merge again changes nothing.
   *
   * @throws PortException RETRYABLE when nothing is staged under this name (any more): another
   *     process was quicker, see the marks
   */
  MergeCounts merge(WarehouseTable table, Shipment shipment);

  /**
   * Returns what stands on dates, from one state of the table, computed from the values that the
   * warehouse holds now, not from a digest that was stored beside them. A date without rows, or a
   * table that is not there, is {@link RowsDigest#NONE}.
   *
   * @param dates which; every one of them is in the result
   */
  SortedMap<LocalDate, RowsDigest> digest(WarehouseTable table, Collection<LocalDate> dates);

  /**
   * Remembers that snapshots are exported, all of them at once. Where a later one of a table and
   * date is remembered, that stays; so does one that is equal.
   *
   * @param marks of one store and table, one a date, at least one and at most {@link
   *     Shipment#MOST_DATES}
   */
  void remember(List<ExportMark> marks);

  /** Removes what is staged as a shipment. Nothing happens when there is none. */
  void discard(WarehouseTable table, Shipment shipment);

  /**
   * Hands every row that stands on a date to a consumer, from one state of the table, in no
   * particular order, with the values as they are there.
   */
  void read(WarehouseTable table, LocalDate date, Consumer<Row> consumer);

  @Override
  void close();
}
