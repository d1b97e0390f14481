package io.stockstream.apps.export;

import io.stockstream.adapters.duckdb.DuckDbWarehouse;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.warehouse.Warehouse;
import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A warehouse in a file.
 *
 * @param file made when it is not there
 */
record DuckDbWarehouseLocation(Path file) implements WarehouseLocation {

  private static final String SCHEME = "duckdb:";

  static Option<WarehouseLocation> parse(String text) {
    try {
      return text.startsWith(SCHEME) && text.length() > SCHEME.length()
          ? Option.some(new DuckDbWarehouseLocation(Path.of(text.substring(SCHEME.length()))))
          : Option.none();
    } catch (InvalidPathException e) {
      return Option.none();
    }
  }

  /** Returns itself: a file is there or it is not. */
  @Override
  public WarehouseLocation by(BigQueryAccess access) {
    return this;
  }

  @Override
  public Warehouse open() {
    return DuckDbWarehouse.open(file);
  }

  @Override
  public Warehouse openExisting() {
    if (!Files.exists(file)) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "warehouse "
              + this
              + ": expected a warehouse, was nothing; name one with --warehouse, or make one with export");
    }
    return open();
  }

  /** Returns the location as it is written. */
  @Override
  public String toString() {
    return SCHEME + file;
  }
}
