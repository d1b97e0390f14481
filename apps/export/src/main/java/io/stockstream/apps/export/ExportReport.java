package io.stockstream.apps.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.stockstream.ports.export.ExportedDate;
import io.stockstream.ports.export.ExportedShipment;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.Snapshot;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an export came to: of every date that was not skipped, and in all. */
final class ExportReport {

  private static final JsonFactory JSON = new JsonFactory();

  private final List<ExportedDate> dates = new ArrayList<>();
  private MergeCounts merged = MergeCounts.NONE;
  private long skipped;

  void add(ExportedShipment shipment) {
    dates.addAll(shipment.dates());
    merged = merged.plus(shipment.merged());
  }

  void skip(long more) {
    skipped += more;
  }

  boolean failed() {
    return dates.stream().anyMatch(ExportedDate::failed);
  }

  private long count(boolean failed) {
    return dates.stream().filter(date -> date.failed() == failed).count();
  }

  private long rows() {
    return dates.stream().mapToLong(date -> date.stands().rows()).sum();
  }

  /** Returns the last line for people. */
  @Override
  public String toString() {
    return "export: exported=%d skipped=%d failed=%d rows=%d %s"
        .formatted(count(false), skipped, count(true), rows(), merged);
  }

  /** Returns one line for an orchestrator: totals, and each date that was not skipped. */
  String json() {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeNumberField("exported", count(false));
      json.writeNumberField("skipped", skipped);
      json.writeNumberField("failed", count(true));
      json.writeNumberField("rows", rows());
      json.writeNumberField("inserted", merged.inserted());
      json.writeNumberField("updated", merged.updated());
      json.writeNumberField("deleted", merged.deleted());
      json.writeArrayFieldStart("dates");
      for (ExportedDate date : dates) {
        write(json, date);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private static void write(JsonGenerator json, ExportedDate date) throws IOException {
    Snapshot snapshot = date.snapshot();
    json.writeStartObject();
    json.writeStringField("table", snapshot.table());
    json.writeStringField("date", snapshot.date().toString());
    json.writeStringField("outcome", date.outcome().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("position", snapshot.position());
    json.writeNumberField("rows", date.stands().rows());
    json.writeStringField("total", date.stands().total().toPlainString());
    json.writeStringField("hash", date.stands().hash().toString());
    json.writeStringField("detail", date.detail());
    json.writeEndObject();
  }
}
