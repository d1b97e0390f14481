package io.stockstream.ports.warehouse;

import io.stockstream.ports.warehouse.Column.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A table of the warehouse. Every row belongs to one UTC date, by which the table is partitioned
 * and exported.
 *
 * @param name in lower case with underscores; the same in every warehouse
 * @param description for people who query it, one line
 * @param kind what a merge does
 * @param columns in the order of a row's values
 * @param partitionedBy the column of the key that says which date a row belongs to: a DATE, or a
 *     TIMESTAMP, then by its UTC date
 * @param clusteredBy columns by which rows lie together within a date, where the warehouse can
 * @param measure the DECIMAL column whose exact sum is in a digest; empty when there is none
 */
public record WarehouseTable(
    String name,
    String description,
    Kind kind,
    List<Column> columns,
    String partitionedBy,
    List<String> clusteredBy,
    Optional<String> measure) {

  /** What a merge does. */
  public enum Kind {
    /**
     * Of two rows on one key the greater version stands; nothing is ever deleted. Repeats, disorder
     * and races are harmless without any lock.
     */
    VERSIONED,
    /**
     * The rows of a snapshot take the place of all that stand on its date, at once, unless those
     * are of a greater snapshot: what is derived from bars, where a row may cease to be.
     */
    REPLACED
  }

  /**
   * @throws IllegalArgumentException when a column that is named is not there, there twice, or of
   *     another type, or a version is missing, or there is one and nothing to compare it with, or
   *     the date is no part of the key
   */
  public WarehouseTable {
    columns = List.copyOf(columns);
    clusteredBy = List.copyOf(clusteredBy);
    Set<String> names = new HashSet<>();
    columns.forEach(column -> require(names.add(column.name()), name, column.name(), "once"));
    clusteredBy.forEach(column -> require(names.contains(column), name, column, "a column"));
    if (measure.isPresent()) {
      boolean isDecimal = typeIs(columns, measure.get(), ColumnType.DECIMAL);
      require(isDecimal, name, measure.get(), "a DECIMAL");
    }
    require(
        typeIs(columns, partitionedBy, ColumnType.DATE)
            || typeIs(columns, partitionedBy, ColumnType.TIMESTAMP),
        name,
        partitionedBy,
        "a DATE or TIMESTAMP");
    boolean inKey = columns(columns, Role.KEY).stream().anyMatch(is(partitionedBy));
    require(inKey, name, partitionedBy, "a part of the key");
    int versions = columns(columns, Role.VERSION).size();
    require(versions == (kind == Kind.VERSIONED ? 1 : 0), name, "version", "one where versioned");
  }

  private static boolean typeIs(List<Column> columns, String name, ColumnType type) {
    return columns.stream().anyMatch(is(name).and(column -> column.type() == type));
  }

  private static Predicate<Column> is(String name) {
    return column -> column.name().equals(name);
  }

  private static List<Column> columns(List<Column> columns, Role role) {
    return columns.stream().filter(column -> column.role() == role).toList();
  }

  private static void require(boolean holds, String table, String column, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "table %s, column %s: expected %s, was not".formatted(table, column, expected));
    }
  }

  /** Returns the columns of a role, in order. */
  public List<Column> columns(Role role) {
    return columns(columns, role);
  }

  /** Returns the columns that a digest is made of, in order: all but labels. */
  public List<Column> digested() {
    return columns.stream().filter(column -> column.role() != Role.LABEL).toList();
  }

  /** Returns the position of a column in a row. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "table %s: expected a column named %s, was not there".formatted(name, column));
  }

  /** Returns the UTC date that a row belongs to. */
  public LocalDate dateOf(Row row) {
    Object value = row.value(indexOf(partitionedBy));
    return value instanceof Instant instant
        ? LocalDate.ofInstant(instant, ZoneOffset.UTC)
        : (LocalDate) value;
  }

  /** Returns its name. */
  @Override
  public String toString() {
    return name;
  }
}
