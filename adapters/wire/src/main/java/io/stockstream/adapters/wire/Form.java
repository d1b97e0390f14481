package io.stockstream.adapters.wire;

import java.util.Locale;

/** What a value may be, by the word in its field {@code type}. */
enum Form {
  BAR,
  VOID,
  HEARTBEAT,
  RECOMPUTE,
  /** A line of a file that could not be read. */
  LINE;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Returns the word on the wire. */
  @Override
  public String toString() {
    return word;
  }
}
