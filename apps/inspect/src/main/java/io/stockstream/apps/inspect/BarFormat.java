package io.stockstream.apps.inspect;

import java.io.PrintWriter;

/** How bars are printed. */
enum BarFormat {
  table {
    @Override
    BarPrinter printer(PrintWriter out) {
      return new TablePrinter(out);
    }
  },
  csv {
    @Override
    BarPrinter printer(PrintWriter out) {
      return new CsvPrinter(out);
    }
  },
  json {
    @Override
    BarPrinter printer(PrintWriter out) {
      return new JsonPrinter(out);
    }
  };

  abstract BarPrinter printer(PrintWriter out);
}
