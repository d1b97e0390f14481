package io.stockstream.domain.bar;

/** Says whether a bar still moves; declared in the order in which one outranks the other. */
public enum BarState {
  /** Still moving: more trades may enter its interval. */
  OPEN,
  /** Complete as far as its source knows; a correction may still replace it. */
  CLOSED;

  /** Returns the state that outranks: once CLOSED, always CLOSED. */
  public BarState max(BarState other) {
    return this == CLOSED ? this : other;
  }
}
