package io.stockstream.adapters.bigquery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.verify.RowHash;
import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.ColumnType;
import io.stockstream.ports.warehouse.DigestDates;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowSource;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Rows in a file, a JSON object a line, before they are sent: so that they can be sent again, and
 * so that what fails while they are read leaves nothing behind in the warehouse. Decimals are
 * texts, which BigQuery takes as they are.
 *
 * @param file that holds them
 * @param digest of the rows
 */
record Spool(Path file, RowsDigest digest) implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Writes rows into a new file.
   *
   * @param compressed with gzip: a quarter of the bytes
   * @throws PortException RETRYABLE when the folder cannot take them; and whatever the source
   *     throws
   */
  static Spool write(
      Path folder, WarehouseTable table, Shipment shipment, RowSource rows, boolean compressed) {
    Path file = null;
    try {
      file = Files.createTempFile(folder, "stockstream-" + table.name() + "-", ".json");
      return new Spool(file, fill(file, table, shipment, rows, compressed));
    } catch (UncheckedIOException | IOException e) {
      delete(file);
      throw new PortException(
          FailureKind.RETRYABLE,
          "warehouse bigquery: expected to write %s into %s, was %s; free some space, or name another folder"
              .formatted(shipment, folder, e.getMessage()),
          e);
    } catch (RuntimeException | Error e) {
      delete(file);
      throw e;
    }
  }

  private static RowsDigest fill(
      Path file, WarehouseTable table, Shipment shipment, RowSource rows, boolean compressed)
      throws IOException {
    DigestDates digest = new DigestDates(table, shipment.dates());
    try (OutputStream out = open(file, compressed);
        JsonGenerator json = JSON.createGenerator(out)) {
      json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
      rows.forEach(
          row -> {
            digest.accept(row);
            write(json, table.columns(), row);
          });
    }
    return digest.result().values().stream().reduce(RowsDigest.NONE, RowsDigest::plus);
  }

  private static OutputStream open(Path file, boolean compressed) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return compressed ? new GZIPOutputStream(out, BUFFER_BYTES) : out;
  }

  private static void write(JsonGenerator json, List<Column> columns, Row row) {
    try {
      json.writeStartObject();
      for (int i = 0; i < columns.size(); i++) {
        Object value = row.value(i);
        if (value != null) {
          json.writeFieldName(columns.get(i).name());
          writeValue(json, columns.get(i).type(), value);
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeValue(JsonGenerator json, ColumnType type, Object value)
      throws IOException {
    switch (type) {
      case BOOLEAN -> json.writeBoolean((Boolean) value);
      case INTEGER -> json.writeNumber((Long) value);
      case TIMESTAMP -> json.writeString(value.toString());
      case TEXT, DATE, DECIMAL -> json.writeString(type.text(value));
    }
  }

  /** Returns what tells these rows from others. */
  RowHash hash() {
    return digest.hash();
  }

  boolean isEmpty() {
    return digest.rows() == 0;
  }

  /** Removes the file. */
  @Override
  public void close() {
    delete(file);
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A temporary file that stays costs some space; the failure that led here is what matters.
    }
  }
}
