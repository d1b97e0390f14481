package io.stockstream.domain.gap;

/** What is being done about a gap. */
public enum GapState {
  /** Nothing yet. */
  OPEN,
  /** Its bars were asked for. */
  REQUESTED,
  /** Its bars came; it is kept to tell that they were late. */
  FILLED,
  /** Somebody decided that it stays. */
  ACCEPTED;

  /** Says whether bars are still missing. */
  public boolean isMissing() {
    return this != FILLED;
  }
}
