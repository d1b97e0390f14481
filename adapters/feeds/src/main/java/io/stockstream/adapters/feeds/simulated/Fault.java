package io.stockstream.adapters.feeds.simulated;

/** What may go wrong between a venue and the log. A bar meets at most one of the first six. */
public enum Fault {
  /** Nothing at all is sent of the minute. */
  MISSING,
  /** The closed bar is held back for many minutes. */
  LATE,
  /** The closed bar is stated again later, with a higher high and more volume. */
  CORRECTION_UP,
  /** The closed bar is stated again later, with a lower high and less volume. */
  CORRECTION_DOWN,
  /** The closed bar is taken back later. */
  VOID,
  /** The closed bar is stated twice under one revision, with different values. */
  CONFLICT,
  /** A statement is sent again, byte for byte. */
  DUPLICATE,
  /** An older statement arrives after the one that followed it. */
  REORDER,
  /** Bytes that cannot be read. */
  MALFORMED,
  /** A statement that can be read and not stand, such as one with a high below its low. */
  OUT_OF_RANGE,
  /** A bar that opens in the year 2999. */
  FUTURE,
  /** A statement that could stand, under another instrument's key. */
  WRONG_KEY;

  /** Says whether the fault is about the closed bar, so that a bar can meet one such fault only. */
  boolean isFate() {
    return compareTo(CONFLICT) <= 0;
  }
}
