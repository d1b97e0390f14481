package io.stockstream.domain.bar;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One reason why something cannot stand.
 *
 * @param code the rule that was broken
 * @param field the field that broke it, empty when it is the record as a whole
 * @param expected what the rule asks for
 * @param was what was there, shortened when long
 */
public record Violation(ViolationCode code, String field, String expected, String was)
    implements Serializable {

  private static final int LONGEST_QUOTE = 80;

  /**
   * Returns a text in quotes, shortened, with what cannot be printed escaped; {@code null} stays.
   */
  public static String quote(String text) {
    if (text == null) {
      return "null";
    }
    String head = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    return "'"
        + head.codePoints().mapToObj(Violation::printable).collect(Collectors.joining())
        + "'";
  }

  private static String printable(int codePoint) {
    boolean hidden =
        switch (Character.getType(codePoint)) {
          case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
              true;
          default -> false;
        };
    return hidden ? "\\u%04x".formatted(codePoint) : Character.toString(codePoint);
  }

  /**
   * Refuses what has violations.
   *
   * @throws IllegalArgumentException when there are any, with all of them
   */
  public static void throwAny(Object what, List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new IllegalArgumentException(
          what
              + ": "
              + violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    }
  }

  /** Returns for example {@code HIGH_BELOW_LOW high: expected at least 101.35, was 101.20}. */
  @Override
  public String toString() {
    String subject = field.isEmpty() ? code.name() : code + " " + field;
    return subject + ": expected " + expected + ", was " + was;
  }
}
