package io.stockstream.adapters.testkit;

import io.stockstream.ports.verify.RowSorter;

class MemoryRowSorterTest extends RowSorterContract {

  @Override
  protected RowSorter open() {
    return new MemoryRowSorter();
  }
}
