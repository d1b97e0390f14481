package io.stockstream.apps.inspect;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Aligned columns for people; widths are those of a screenful at a time, so memory is bounded. */
final class TablePrinter implements BarPrinter {

  private static final int SCREENFUL = 500;

  private final PrintWriter out;
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  TablePrinter(PrintWriter out, List<String> header) {
    this.out = out;
    this.header = header;
  }

  @Override
  public void begin() {
    rows.add(header);
  }

  @Override
  public void print(List<String> cells) {
    rows.add(cells);
    if (rows.size() == SCREENFUL) {
      flush();
    }
  }

  @Override
  public void end() {
    flush();
  }

  private void flush() {
    List<Integer> widths = new ArrayList<>(Collections.nCopies(header.size(), 0));
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths.set(column, Math.max(widths.get(column), row.get(column).length()));
      }
    }
    rows.forEach(row -> out.println(aligned(row, widths)));
    rows.clear();
  }

  private static String aligned(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths.get(column) - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
