package io.stockstream.adapters.feeds.file;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which column is where.
 *
 * @param positions of the columns that the file has
 * @param columns how many there are
 */
record Header(Map<Column, Integer> positions, int columns) {

  /**
   * Reads a header; its order is free.
   *
   * @throws PortException REJECTED with everything that is wrong with it
   */
  static Header of(Path file, List<String> names) {
    Map<Column, Integer> positions = new EnumMap<>(Column.class);
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).strip();
      Column column = Column.named(name).getOrNull();
      if (column == null) {
        problems.add("unknown column '" + name + "', did you mean " + nearest(name) + "?");
      } else if (positions.put(column, i) != null) {
        problems.add("column " + name + " twice");
      }
    }
    for (Column column : Column.values()) {
      if (column.isRequired() && !positions.containsKey(column)) {
        problems.add("no column " + column.header());
      }
    }
    if (!problems.isEmpty()) {
      throw new PortException(FailureKind.REJECTED, message(file, problems));
    }
    return new Header(positions, names.size());
  }

  private static String message(Path file, List<String> problems) {
    String expected =
        Arrays.stream(Column.values())
            .filter(Column::isRequired)
            .map(Column::header)
            .collect(Collectors.joining(","));
    return "file %s: expected a header with %s in any order, was %s"
        .formatted(file, expected, String.join("; ", problems));
  }

  private static String nearest(String name) {
    return Arrays.stream(Column.values())
        .map(Column::header)
        .min((a, b) -> Integer.compare(distance(name, a), distance(name, b)))
        .orElseThrow();
  }

  /** Levenshtein's, one row at a time. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= Math.min(a.length(), FileLines.LONGEST); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
