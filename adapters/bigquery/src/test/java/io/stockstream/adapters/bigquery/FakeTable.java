package io.stockstream.adapters.bigquery;

import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableCell;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableRow;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of the fake, and the values in it: what BigQuery holds, as Java has it.
 *
 * @param about as it was made
 * @param rows by column name; a column that is null is not there
 */
record FakeTable(Table about, List<Map<String, Object>> rows) {

  static FakeTable empty(Table about) {
    return new FakeTable(about, new ArrayList<>());
  }

  FakeTable with(List<Map<String, Object>> other) {
    return new FakeTable(about, new ArrayList<>(other));
  }

  List<TableFieldSchema> fields() {
    return about.getSchema() == null ? List.of() : about.getSchema().getFields();
  }

  /**
   * Reads a line of a load.
   *
   * @throws FakeError as BigQuery says it, when the line does not fit
   */
  static Map<String, Object> load(List<TableFieldSchema> fields, JsonObject line) {
    Map<String, Object> row = new HashMap<>();
    for (Map.Entry<String, JsonElement> entry : line.entrySet()) {
      TableFieldSchema field =
          fields.stream()
              .filter(each -> each.getName().equals(entry.getKey()))
              .findFirst()
              .orElseThrow(() -> FakeError.invalid("No such field: " + entry.getKey()));
      row.put(field.getName(), value(field, entry.getValue().getAsString()));
    }
    for (TableFieldSchema field : fields) {
      if ("REQUIRED".equals(field.getMode()) && !row.containsKey(field.getName())) {
        throw FakeError.invalid("Missing required field: " + field.getName());
      }
    }
    return row;
  }

  private static Object value(TableFieldSchema field, String text) {
    if (field.getType().equals("BIGNUMERIC")) {
      return decimal(field, new BigDecimal(text));
    }
    return value(field.getType(), text);
  }

  private static BigDecimal decimal(TableFieldSchema field, BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    long integers = (long) stripped.precision() - stripped.scale();
    if (field.getPrecision() != null
        && (integers > field.getPrecision() - field.getScale()
            || stripped.scale() > field.getScale())) {
      throw FakeError.invalid("Invalid BIGNUMERIC value: " + value);
    }
    return value;
  }

  /** Reads a value as a load or a parameter writes it. */
  static Object value(String type, String text) {
    return switch (type) {
      case "STRING" -> text;
      case "DATE" -> LocalDate.parse(text);
      case "TIMESTAMP" -> timestamp(text);
      case "BIGNUMERIC" -> new BigDecimal(text);
      case "INTEGER", "INT64" -> Long.valueOf(text);
      case "BOOLEAN", "BOOL" -> Boolean.valueOf(text);
      default -> throw FakeError.invalid("Unexpected type " + type);
    };
  }

  /** Parameters have a blank and an offset of four digits; loads are as RFC 3339 has it. */
  private static Instant timestamp(String text) {
    return Instant.parse(text.replace(' ', 'T').replaceFirst("\\+00:?00$", "Z"));
  }

  /** Returns the text of a value as CAST makes it, and as results have it. */
  static String text(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.stripTrailingZeros().toPlainString();
    }
    if (value instanceof Instant instant) {
      return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }
    return value == null ? null : value.toString();
  }

  /** Returns a row as tabledata.list does. */
  static TableRow row(List<String> columns, Map<String, Object> row) {
    List<TableCell> cells = new ArrayList<>();
    for (String column : columns) {
      Object text = text(row.get(column));
      cells.add(new TableCell().setV(text == null ? Data.nullOf(Object.class) : text));
    }
    return new TableRow().setF(cells);
  }
}
