package io.stockstream.adapters.bigquery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates a condition of a statement: comparisons of columns and constants, AND, OR, parentheses.
 * As in SQL, a comparison with null does not hold.
 */
final class FakeCondition {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(IS DISTINCT FROM|>=|<=|=|<|>|\\(|\\)|AND\\b|OR\\b)"
              + "|(?:(\\w+)\\.)?`(\\w+)`|(DATE|TIMESTAMP)? ?'([^']*)'|@(\\w+)|(\\d+)|(TRUE|FALSE|NOT)\\b)");

  private final List<Matcher> tokens = new ArrayList<>();
  private final Function<String, Map<String, Object>> tables;
  private final Map<String, Object> parameters;
  private int next;

  private FakeCondition(
      String text, Function<String, Map<String, Object>> tables, Map<String, Object> parameters) {
    this.tables = tables;
    this.parameters = parameters;
    int at = 0;
    while (!text.substring(at).isBlank()) {
      Matcher token = TOKEN.matcher(text).region(at, text.length());
      if (!token.lookingAt()) {
        throw FakeError.invalidQuery("Syntax error: Unexpected \"" + text.substring(at) + "\"");
      }
      tokens.add(token);
      at = token.end();
    }
  }

  /**
   * Says whether a condition holds.
   *
   * @param tables the row of each alias; of no alias, under ""
   */
  static boolean holds(
      String text, Map<String, Map<String, Object>> tables, Map<String, Object> parameters) {
    FakeCondition condition = new FakeCondition(text, tables::get, parameters);
    boolean holds = condition.or();
    if (condition.next < condition.tokens.size()) {
      throw FakeError.invalidQuery("Syntax error in " + text);
    }
    return holds;
  }

  private boolean or() {
    boolean holds = and();
    while (takes("OR")) {
      holds |= and();
    }
    return holds;
  }

  private boolean and() {
    boolean holds = one();
    while (takes("AND")) {
      holds &= one();
    }
    return holds;
  }

  private boolean one() {
    if (takes("(")) {
      boolean holds = or();
      require(takes(")"));
      return holds;
    }
    if (takes("FALSE")) {
      return false;
    }
    Object left = operand();
    String operator = tokens.get(next++).group(1);
    return compare(operator, left, operand());
  }

  @SuppressWarnings("unchecked") // of one type, else the statement is wrong
  private static boolean compare(String operator, Object left, Object right) {
    if (operator.equals("IS DISTINCT FROM")) {
      return !Objects.equals(left, right)
          && !(left instanceof Comparable<?>
              && right != null
              && ((Comparable<Object>) left).compareTo(right) == 0);
    }
    if (left == null || right == null) {
      return false;
    }
    int order = ((Comparable<Object>) left).compareTo(right);
    return switch (operator) {
      case "=" -> order == 0;
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      case ">=" -> order >= 0;
      default -> throw FakeError.invalidQuery("Syntax error: Unexpected " + operator);
    };
  }

  private Object operand() {
    Matcher token = tokens.get(next++);
    if (token.group(3) != null) {
      Map<String, Object> row = tables.apply(token.group(2) == null ? "" : token.group(2));
      require(row != null);
      return row.get(token.group(3));
    }
    if (token.group(5) != null) {
      return constant(token.group(4), token.group(5));
    }
    if (token.group(6) != null) {
      require(parameters.containsKey(token.group(6)));
      return parameters.get(token.group(6));
    }
    require(token.group(7) != null);
    return Long.valueOf(token.group(7));
  }

  private static Object constant(String type, String text) {
    if (type == null) {
      return text;
    }
    return type.equals("DATE")
        ? LocalDate.parse(text)
        : Instant.parse(text.replace(' ', 'T').replace("+00", "Z"));
  }

  private boolean takes(String word) {
    boolean is = next < tokens.size() && tokens.get(next).group().strip().equals(word);
    next += is ? 1 : 0;
    return is;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw FakeError.invalidQuery("Syntax error: Unexpected token");
    }
  }
}
