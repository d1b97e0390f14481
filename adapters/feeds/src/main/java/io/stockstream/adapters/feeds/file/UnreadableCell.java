package io.stockstream.adapters.feeds.file;

import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;

/** Says why a line cannot be read; thrown within this package only, and without a stack. */
final class UnreadableCell extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Violation violation;

  UnreadableCell(ViolationCode code, String field, String expected, String was) {
    this(new Violation(code, field, expected, was));
  }

  private UnreadableCell(Violation violation) {
    super(null, null, false, false);
    this.violation = violation;
  }

  static UnreadableCell of(Violation violation) {
    return new UnreadableCell(violation);
  }

  static UnreadableCell of(ViolationCode code, Column column, String expected, String was) {
    return new UnreadableCell(code, column.header(), expected, Violation.quote(was));
  }

  Violation violation() {
    return violation;
  }
}
