package io.stockstream.adapters.feeds.file;

import io.stockstream.domain.bar.Violation;
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

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** So many problems are told; a file of another kind has thousands. */
  private static final int MOST_PROBLEMS = 6;

  /**
   * Reads a header; its order is free.
   *
   * @param line of the file, with a byte order mark or without
   * @throws PortException REJECTED with what is wrong with it
   */
  static Header of(Path file, String line) {
    String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    List<String> names = CsvLine.split(text).getOrElse(() -> List.of(text));
    Map<Column, Integer> positions = new EnumMap<>(Column.class);
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      place(names.get(i).strip(), i, positions, problems);
    }
    Arrays.stream(Column.values())
        .filter(column -> column.isRequired() && !positions.containsKey(column))
        .forEach(column -> problems.add("no column " + column.header()));
    if (!problems.isEmpty()) {
      throw new PortException(FailureKind.REJECTED, message(file, problems));
    }
    return new Header(positions, names.size());
  }

  private static void place(
      String name, int position, Map<Column, Integer> positions, List<String> problems) {
    Column column = Column.named(name).getOrNull();
    if (column == null) {
      problems.add(
          "unknown column " + Violation.quote(name) + ", the nearest is " + Column.nearest(name));
    } else if (positions.putIfAbsent(column, position) != null) {
      problems.add("column " + name + " twice");
    }
  }

  private static String message(Path file, List<String> problems) {
    String expected =
        Arrays.stream(Column.values())
            .filter(Column::isRequired)
            .map(Column::header)
            .collect(Collectors.joining(","));
    int more = problems.size() - MOST_PROBLEMS;
    return "file %s: expected a header with %s in any order, was %s%s"
        .formatted(
            file,
            expected,
            problems.stream().limit(MOST_PROBLEMS).collect(Collectors.joining("; ")),
            more > 0 ? "; and " + more + " more" : "");
  }
}
