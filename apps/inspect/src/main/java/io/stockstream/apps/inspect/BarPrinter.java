package io.stockstream.apps.inspect;

import java.util.List;

/** Prints rows of cells. */
interface BarPrinter {

  default void begin() {}

  void print(List<String> cells);

  default void end() {}
}
