package io.stockstream.adapters.feeds.file;

import io.stockstream.adapters.feeds.file.About.Named;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.statement.StatementDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A CSV with a header, of one instrument: names in any case and order, with the symbol before them
 * or not; columns of no interest are left out.
 *
 * @param file where it is
 * @param columns which is where
 * @param times how they are read
 * @param series whose bars
 */
record TableLayout(Path file, TableColumns columns, Times times, Series series) implements Layout {

  static TableLayout of(About about) throws IOException {
    try (FileLines lines = FileLines.open(about.file())) {
      byte[] first = lines.next();
      String header = first == null ? "" : new String(first, StandardCharsets.UTF_8);
      return new TableLayout(
          about.file(),
          TableColumns.of(about, header),
          new Times(about.options().subject().zone().getOrNull()),
          about.series(Named.NOTHING));
    }
  }

  @Override
  public Rows open() throws IOException {
    return FileLines.afterHeader(file);
  }

  @Override
  public StatementDraft parse(String row, long number) throws UnreadableCell {
    List<String> cells = Numbers.cells(row, columns.count());
    BarDraft bar =
        series
            .bar(open(cells))
            .prices(
                columns.number(TableColumns.OPEN, cells),
                columns.number(TableColumns.HIGH, cells),
                columns.number(TableColumns.LOW, cells),
                columns.number(TableColumns.CLOSE, cells))
            .volume(columns.number(TableColumns.VOLUME, cells));
    return series.state(bar, number);
  }

  private Instant open(List<String> cells) throws UnreadableCell {
    String date = columns.text(TableColumns.TIME, cells);
    String time = columns.text(TableColumns.TIME_OF_DAY, cells);
    return times.read("time", time.isEmpty() ? date : date + " " + time);
  }
}
