package io.stockstream.domain.statement;

import io.stockstream.domain.bar.BarState;

/**
 * What became of one input. Every record consumed has exactly one class, so that what was consumed
 * is always the sum of the classes.
 */
public enum InputClass {
  /** Nothing stood on the key, or a smaller version of a bar still OPEN did: it stands. */
  ACCEPTED,
  /** A smaller version of a bar already CLOSED stood there, with other content: it stands. */
  CORRECTION,
  /**
   * It says what stands already. A greater version stands all the same, so that versions only grow.
   */
  DUPLICATE,
  /** A greater version stands, with other content. */
  STALE,
  /** Same state, rank and revision, other content: the greater hash stands, and both are kept. */
  CONFLICT,
  /** It cannot stand; its bytes are kept with the reasons. */
  QUARANTINED,
  /** A heartbeat, or a request to recompute. */
  CONTROL;

  /**
   * Judges a statement against what stands on its key.
   *
   * @param standing what stands there, or null when nothing does
   * @param stated the row that the statement makes if it stands
   */
  public static InputClass of(StoredBar standing, StoredBar stated) {
    if (standing == null) {
      return ACCEPTED;
    }
    if (standing.content().equals(stated.content())) {
      return DUPLICATE;
    }
    if (standing.version().differsInContentOnly(stated.version())) {
      return CONFLICT;
    }
    if (stated.version().compareTo(standing.version()) < 0) {
      return STALE;
    }
    return standing.state() == BarState.CLOSED ? CORRECTION : ACCEPTED;
  }
}
