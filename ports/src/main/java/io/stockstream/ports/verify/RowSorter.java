package io.stockstream.ports.verify;

import java.util.function.BiConsumer;

/** Sorts more rows than memory holds. Filled, read once, closed; one thread. */
public interface RowSorter extends AutoCloseable {

  void add(String key, byte[] row);

  /** Hands every row to a consumer, ordered by key (by code point), then by the row's bytes. */
  void forEach(BiConsumer<String, byte[]> consumer);

  @Override
  void close();
}
