package io.stockstream.adapters.testkit;

import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link Warehouse} does. An adapter's test extends it and says how to open a warehouse,
 * and what it lacks; no test in it may be overridden or disabled. At its end it prints how many
 * tests ran, which is the same number for every adapter.
 */
public abstract class WarehouseContract
    implements WarehouseValuesContract,
        WarehouseMergeContract,
        WarehouseStagingContract,
        WarehouseMarksContract,
        WarehouseSchemaContract {

  private static final Map<Class<?>, AtomicInteger> RUN = new ConcurrentHashMap<>();

  private TestingWarehouse warehouse;

  /**
   * Opens the warehouse of a folder that is there; the same folder is the same warehouse, another
   * one is another, and empty.
   */
  protected abstract Warehouse open(Path folder);

  @BeforeEach
  void openWarehouse(@TempDir Path folder) {
    warehouse = new TestingWarehouse(this::open, folder);
    warehouse
        .warehouse()
        .prepare(List.of(BarsTable.TABLE, TestingWarehouse.QUOTES, TestingWarehouse.GAPS));
    RUN.computeIfAbsent(getClass(), c -> new AtomicInteger()).incrementAndGet();
  }

  @AfterEach
  void closeWarehouse() {
    warehouse.close();
  }

  @AfterAll
  static void printHowMany(TestInfo test) {
    test.getTestClass()
        .ifPresent(
            c -> System.out.println("WarehouseContract " + c.getSimpleName() + "=" + RUN.get(c)));
  }

  @Override
  public final TestingWarehouse warehouse() {
    return warehouse;
  }
}
