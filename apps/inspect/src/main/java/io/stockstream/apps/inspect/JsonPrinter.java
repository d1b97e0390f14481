package io.stockstream.apps.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** One JSON object a line; numbers are exact and plain, absent values are left out. */
final class JsonPrinter implements BarPrinter {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> NUMBERS =
      Set.of(
          "open",
          "high",
          "low",
          "close",
          "volume",
          "present",
          "expected",
          "revision",
          "bars",
          "missing",
          "no_trades",
          "feed_down",
          "not_listed",
          "unknown",
          "percent");

  private final PrintWriter out;
  private final List<String> header;

  JsonPrinter(PrintWriter out, List<String> header) {
    this.out = out;
    this.header = header;
  }

  @Override
  public void print(List<String> cells) {
    java.io.StringWriter line = new java.io.StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      for (int column = 0; column < cells.size(); column++) {
        write(json, header.get(column), cells.get(column));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println(line);
  }

  private static void write(JsonGenerator json, String name, String cell) throws IOException {
    if (cell.isEmpty()) {
      return;
    }
    json.writeFieldName(name);
    if (NUMBERS.contains(name)) {
      json.writeNumber(cell);
    } else {
      json.writeString(cell);
    }
  }
}
