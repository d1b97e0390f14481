package io.stockstream.adapters.reference;

import java.util.List;
import java.util.Map;

/**
 * The cells of a line by column, without the blanks around them.
 *
 * @param positions of the columns that the file has
 * @param cells of the line, as many as the header has
 */
record Cells(Map<Column, Integer> positions, List<String> cells) {

  /** Returns what is in a cell; nothing where the file has no such column. */
  String text(Column column) {
    Integer position = positions.get(column);
    return position == null ? "" : cells.get(position).strip();
  }
}
