package io.stockstream.ports.warehouse;

/**
 * A column of a table.
 *
 * @param name in lower case with underscores; the same in every warehouse
 * @param type of its values
 * @param required whether null is refused
 * @param role what it is in its row
 * @param description for people who query it, one line
 */
public record Column(
    String name, ColumnType type, boolean required, Role role, String description) {

  /** What a column is in its row. */
  public enum Role {
    /** Part of what identifies the row. */
    KEY,
    /** The version, 32 hexadecimal digits; at most one column of a table. */
    VERSION,
    /** Said by the row's version: equal versions on one key have equal values. */
    VALUE,
    /**
     * Derived by who exports, from rules that may change without a new version; of equal versions
     * the one that was staged last stands.
     */
    DERIVED,
    /** Rows of equal versions may differ in it; it is in no digest. */
    LABEL
  }

  static Column key(String name, ColumnType type, String description) {
    return new Column(name, type, true, Role.KEY, description);
  }

  static Column required(String name, ColumnType type, Role role, String description) {
    return new Column(name, type, true, role, description);
  }

  static Column nullable(String name, ColumnType type, Role role, String description) {
    return new Column(name, type, false, role, description);
  }
}
