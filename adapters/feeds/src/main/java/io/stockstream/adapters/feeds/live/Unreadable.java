package io.stockstream.adapters.feeds.live;

import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;

/**
 * Says why a venue's text cannot be read; caught where the text is at hand, and without a stack.
 */
public final class Unreadable extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Violation violation;

  public Unreadable(ViolationCode code, String field, String expected, String was) {
    super(null, null, false, false);
    this.violation = new Violation(code, field, expected, was);
  }

  public Violation violation() {
    return violation;
  }
}
