package io.stockstream.ports.warehouse;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A row of a table. Values are as {@link ColumnType} says; null where a column has none.
 *
 * @param values in the order of the table's columns
 */
public record Row(List<Object> values) {

  /** Returns a row of these values, which it keeps: do not change the array afterwards. */
  public static Row of(Object... values) {
    return new Row(Collections.unmodifiableList(Arrays.asList(values)));
  }

  /** Returns the value of a column, or null. */
  public Object value(int column) {
    return values.get(column);
  }
}
