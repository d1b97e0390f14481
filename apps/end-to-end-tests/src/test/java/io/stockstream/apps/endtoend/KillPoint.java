package io.stockstream.apps.endtoend;

/** Where a stream dies: between any two of its steps. */
enum KillPoint {
  BEFORE_READ,
  AFTER_READ,
  BEFORE_WRITE,
  IN_CONFLICTS,
  IN_QUARANTINE,
  /** Passed by a store that keeps history only. */
  IN_HISTORY,
  IN_BARS,
  IN_CLOCKS,
  IN_COUNTS,
  AFTER_WRITE,
  BEFORE_LEDGER,
  AFTER_LEDGER,
  NEVER
}
