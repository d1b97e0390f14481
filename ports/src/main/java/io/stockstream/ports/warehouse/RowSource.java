package io.stockstream.ports.warehouse;

import java.util.function.Consumer;

/** Hands out rows one by one, however many they are; each call is a new pass over them. */
@FunctionalInterface
public interface RowSource {

  /** Hands every row to a consumer, in no particular order, each key once. */
  void forEach(Consumer<Row> consumer);
}
