package io.stockstream.ports.store;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.merge.StatementCounts;
import java.util.function.Consumer;

/** Reads how many statements of each class there were. Thread-safe. */
@FunctionalInterface
public interface StatementCountReader {

  /** Hands the counts of some UTC dates of open time to a consumer, one a key, in any order. */
  void read(DateRange dates, Consumer<StatementCounts> consumer);
}
