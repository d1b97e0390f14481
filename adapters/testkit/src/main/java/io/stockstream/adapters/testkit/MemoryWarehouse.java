package io.stockstream.adapters.testkit;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.warehouse.Estimate;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowSource;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Warehouse;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A warehouse in memory that keeps the whole contract but one word: its memory is not bounded. For
 * tests, and gone with the process.
 */
public final class MemoryWarehouse implements Warehouse {

  private static final long BYTES_A_ROW = 100;

  private final MemoryWarehouseState state;

  private MemoryWarehouse(MemoryWarehouseState state) {
    this.state = state;
  }

  /** Opens the warehouse of a folder, in which nothing is written: the folder is only its name. */
  public static MemoryWarehouse open(Path folder) {
    return new MemoryWarehouse(MemoryWarehouseState.named(folder.toAbsolutePath().toString()));
  }

  @Override
  public String name() {
    return state.name();
  }

  @Override
  public void check(List<WarehouseTable> tables) {
    state.check(tables);
  }

  @Override
  public void prepare(List<WarehouseTable> tables) {
    state.prepare(tables);
  }

  @Override
  public SortedMap<LocalDate, ExportMark> marks(WarehouseTable table) {
    return state.marks(table);
  }

  @Override
  public Estimate estimate(WarehouseTable table, DateRange dates, long rows) {
    return new Estimate(rows * BYTES_A_ROW, rows * BYTES_A_ROW, Optional.empty());
  }

  @Override
  public SortedMap<LocalDate, RowsDigest> staged(WarehouseTable table, Shipment shipment) {
    return state.staged(table, shipment);
  }

  @Override
  public void stage(WarehouseTable table, Shipment shipment, RowSource rows) {
    List<Row> all = new ArrayList<>();
    rows.forEach(all::add);
    state.stage(shipment, all);
  }

  @Override
  public MergeCounts merge(WarehouseTable table, Shipment shipment) {
    return state.merge(table, shipment);
  }

  @Override
  public SortedMap<LocalDate, RowsDigest> digest(
      WarehouseTable table, Collection<LocalDate> dates) {
    return state.digest(table, dates);
  }

  @Override
  public void remember(List<ExportMark> marks) {
    state.remember(marks);
  }

  @Override
  public void discard(WarehouseTable table, Shipment shipment) {
    state.discard(shipment);
  }

  @Override
  public void read(WarehouseTable table, LocalDate date, Consumer<Row> consumer) {
    state.rows(table, date).forEach(consumer);
  }

  /** What it holds stays, for whoever opens it again. */
  @Override
  public void close() {}
}
