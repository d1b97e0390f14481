package io.stockstream.adapters.wire;

import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.ports.log.DecodeFailure;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;

/** What one object says, field by field, and the first thing that is wrong with it. One thread. */
final class Fields {

  private final Object[] values = new Object[Field.COUNT];
  private int seen;
  private int present;
  private Violation problem;

  /** Notes that a field stands here; false when it stood before. */
  boolean mark(Field field) {
    boolean isNew = !field.isIn(seen);
    seen |= field.bit();
    return isNew;
  }

  void put(Field field, Object value) {
    values[field.ordinal()] = value;
    present |= field.bit();
  }

  /** Keeps a problem unless there is one already. */
  void refuse(Violation violation) {
    if (problem == null) {
      problem = violation;
    }
  }

  void refuse(ViolationCode code, String field, String expected, String was) {
    refuse(new Violation(code, field, expected, was));
  }

  /** Returns the first problem, or null. */
  Violation problem() {
    return problem;
  }

  int seen() {
    return seen;
  }

  int present() {
    return present;
  }

  DecodeFailure failure() {
    return new DecodeFailure(problem, line());
  }

  /** Returns the line of a file that this stands for, where both its parts could be read. */
  Option<FileLine> line() {
    return Field.FILE.isIn(present) && Field.LINE.isIn(present)
        ? Option.some(new FileLine(text(Field.FILE), whole(Field.LINE)))
        : Option.none();
  }

  String text(Field field) {
    return (String) values[field.ordinal()];
  }

  BigDecimal decimal(Field field) {
    return (BigDecimal) values[field.ordinal()];
  }

  Instant time(Field field) {
    return (Instant) values[field.ordinal()];
  }

  Long whole(Field field) {
    return (Long) values[field.ordinal()];
  }

  <E extends Enum<E>> E word(Field field, Class<E> type) {
    return type.cast(values[field.ordinal()]);
  }
}
