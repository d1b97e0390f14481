package io.stockstream.ports.verify;

/** Opens sorters. */
@FunctionalInterface
public interface RowSorters {

  RowSorter open();
}
