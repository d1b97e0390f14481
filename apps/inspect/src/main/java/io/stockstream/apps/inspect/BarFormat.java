package io.stockstream.apps.inspect;

import java.io.PrintWriter;
import java.util.List;

/** How rows are printed. */
enum BarFormat {
  table {
    @Override
    BarPrinter printer(PrintWriter out, List<String> header) {
      return new TablePrinter(out, header);
    }
  },
  csv {
    @Override
    BarPrinter printer(PrintWriter out, List<String> header) {
      return new CsvPrinter(out, header);
    }
  },
  json {
    @Override
    BarPrinter printer(PrintWriter out, List<String> header) {
      return new JsonPrinter(out, header);
    }
  };

  abstract BarPrinter printer(PrintWriter out, List<String> header);
}
