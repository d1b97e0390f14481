package io.stockstream.apps.inspect;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Comma-separated values with a header, quoted where needed. */
final class CsvPrinter implements BarPrinter {

  private final List<String> header;
  private final CsvWriter csv;

  CsvPrinter(PrintWriter out, List<String> header) {
    this.header = header;
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
  }

  @Override
  public void begin() {
    csv.writeRecord(header);
  }

  @Override
  public void print(List<String> cells) {
    csv.writeRecord(cells);
  }

  /** The writer has a buffer of its own. */
  @Override
  public void end() {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
