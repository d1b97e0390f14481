package io.stockstream.ports.warehouse;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says how a table differs from what it ought to be, in one wording for every warehouse. */
public final class SchemaDrift {

  private final List<String> differences = new ArrayList<>();

  /**
   * A column as a warehouse declares it.
   *
   * @param name of the column
   * @param type in the warehouse's own words
   * @param required whether null is refused
   */
  public record Declared(String name, String type, boolean required) {

    @Override
    public String toString() {
      return required ? type + " NOT NULL" : type;
    }
  }

  /** Compares the columns of a table that is there, in whatever order they are. */
  public SchemaDrift columns(String table, List<Declared> expected, List<Declared> actual) {
    Map<String, Declared> there = new LinkedHashMap<>();
    actual.forEach(column -> there.put(column.name(), column));
    for (Declared column : expected) {
      Declared found = there.remove(column.name());
      if (!column.equals(found)) {
        differ(table + "." + column.name(), column, found == null ? "missing" : found);
      }
    }
    there.forEach((name, found) -> differ(table + "." + name, "no such column", found));
    return this;
  }

  /** Compares something else of a table, such as what it is partitioned by. */
  public SchemaDrift property(String what, String expected, String actual) {
    if (!expected.equals(actual)) {
      differ(what, expected, actual);
    }
    return this;
  }

  private void differ(String what, Object expected, Object actual) {
    differences.add("%s: expected %s, was %s".formatted(what, expected, actual));
  }

  /** Returns every difference, a line each. */
  public List<String> differences() {
    return List.copyOf(differences);
  }

  /**
   * @throws PortException MISCONFIGURED when there is a difference, with all of them
   */
  public void requireNone(String warehouse) {
    if (!differences.isEmpty()) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "warehouse %s: %s; nothing was written, change the table or name another warehouse"
              .formatted(warehouse, String.join("; ", differences)));
    }
  }
}
