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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells of every point at which a process may die, or another one may be quicker: before and after
 * each call, and among the rows that are staged. Whoever is told may do something there, or throw.
 */
public final class StoppingWarehouse implements Warehouse {

  private final Warehouse inner;
  private final Consumer<String> points;
  private final List<Shipment> stagings = new ArrayList<>();

  /**
   * @param points is told of each point, in words
   */
  public StoppingWarehouse(Warehouse inner, Consumer<String> points) {
    this.inner = inner;
    this.points = points;
  }

  /** Ends an export in the middle. */
  public static final class Died extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Died(String point) {
      super(point);
    }
  }

  /** Returns what was staged through it, in order. */
  public List<Shipment> stagings() {
    return List.copyOf(stagings);
  }

  private <T> T around(String call, Supplier<T> step) {
    points.accept("before " + call);
    T result = step.get();
    points.accept("after " + call);
    return result;
  }

  private void around(String call, Runnable step) {
    around(
        call,
        () -> {
          step.run();
          return null;
        });
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public void check(List<WarehouseTable> tables) {
    around("check", () -> inner.check(tables));
  }

  @Override
  public void prepare(List<WarehouseTable> tables) {
    around("prepare", () -> inner.prepare(tables));
  }

  @Override
  public SortedMap<LocalDate, ExportMark> marks(WarehouseTable table) {
    return around("marks", () -> inner.marks(table));
  }

  @Override
  public Estimate estimate(WarehouseTable table, DateRange dates, long rows) {
    return inner.estimate(table, dates, rows);
  }

  @Override
  public SortedMap<LocalDate, RowsDigest> staged(WarehouseTable table, Shipment shipment) {
    return around("staged", () -> inner.staged(table, shipment));
  }

  @Override
  public void stage(WarehouseTable table, Shipment shipment, RowSource rows) {
    stagings.add(shipment);
    around("stage", () -> inner.stage(table, shipment, consumer -> amongRows(rows, consumer)));
  }

  private void amongRows(RowSource rows, Consumer<Row> consumer) {
    boolean[] told = {false};
    rows.forEach(
        row -> {
          consumer.accept(row);
          if (!told[0]) {
            told[0] = true;
            points.accept("among the rows of stage");
          }
        });
  }

  @Override
  public MergeCounts merge(WarehouseTable table, Shipment shipment) {
    return around("merge", () -> inner.merge(table, shipment));
  }

  @Override
  public SortedMap<LocalDate, RowsDigest> digest(
      WarehouseTable table, Collection<LocalDate> dates) {
    return around("digest", () -> inner.digest(table, dates));
  }

  @Override
  public void remember(List<ExportMark> marks) {
    around("remember", () -> inner.remember(marks));
  }

  @Override
  public void discard(WarehouseTable table, Shipment shipment) {
    around("discard", () -> inner.discard(table, shipment));
  }

  @Override
  public void read(WarehouseTable table, LocalDate date, Consumer<Row> consumer) {
    inner.read(table, date, consumer);
  }

  @Override
  public void close() {
    inner.close();
  }
}
