package io.stockstream.adapters.testkit;

import io.stockstream.ports.warehouse.Estimate;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowSource;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Snapshot;
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
  public Estimate estimate(WarehouseTable table, LocalDate date, long rows) {
    long standing = state.digest(table, date).rows();
    return new Estimate(rows * BYTES_A_ROW, (rows + standing) * BYTES_A_ROW, Optional.empty());
  }

  @Override
  public Optional<RowsDigest> staged(WarehouseTable table, Snapshot snapshot) {
    return state.staged(table, snapshot);
  }

  @Override
  public void stage(WarehouseTable table, Snapshot snapshot, RowSource rows) {
    List<Row> all = new ArrayList<>();
    rows.forEach(all::add);
    state.stage(snapshot, all);
  }

  @Override
  public MergeCounts merge(WarehouseTable table, Snapshot snapshot) {
    return state.merge(table, snapshot);
  }

  @Override
  public SortedMap<LocalDate, RowsDigest> digest(
      WarehouseTable table, Collection<LocalDate> dates) {
    return state.digest(table, dates);
  }

  @Override
  public void remember(ExportMark mark) {
    state.remember(mark);
  }

  @Override
  public void discard(WarehouseTable table, Snapshot snapshot) {
    state.discard(snapshot);
  }

  @Override
  public void read(WarehouseTable table, LocalDate date, Consumer<Row> consumer) {
    state.rows(table, date).forEach(consumer);
  }

  /** What it holds stays, for whoever opens it again. */
  @Override
  public void close() {}
}
