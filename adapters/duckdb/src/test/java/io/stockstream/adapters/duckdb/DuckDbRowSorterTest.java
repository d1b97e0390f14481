package io.stockstream.adapters.duckdb;

import io.stockstream.adapters.testkit.RowSorterContract;
import io.stockstream.ports.verify.RowSorter;

class DuckDbRowSorterTest extends RowSorterContract {

  @Override
  protected RowSorter open() {
    return DuckDbRowSorter.open();
  }
}
