package io.stockstream.adapters.bigquery;

import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import io.stockstream.ports.verify.RowHash;
import io.stockstream.ports.warehouse.ColumnType;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Reads the rows that {@link Statements} ask for. */
final class QueryRows {

  private static final int PART_BITS = 32;
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(DigestSql.PARTS * PART_BITS);

  private QueryRows() {}

  static Row row(WarehouseTable table, FieldValueList values) {
    Object[] row = new Object[table.columns().size()];
    for (int i = 0; i < row.length; i++) {
      FieldValue value = values.get(i);
      row[i] = value.isNull() ? null : value(table.columns().get(i).type(), value.getStringValue());
    }
    return Row.of(row);
  }

  /** Reads a value as the REST interface writes it; times are microseconds by the statement. */
  private static Object value(ColumnType type, String text) {
    return switch (type) {
      case TEXT -> text;
      case DATE -> LocalDate.parse(text);
      case TIMESTAMP -> Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS);
      case DECIMAL -> new BigDecimal(text);
      case INTEGER -> Long.valueOf(text);
      case BOOLEAN -> Boolean.valueOf(text);
    };
  }

  static RowsDigest digest(FieldValueList row) {
    BigInteger hash = BigInteger.ZERO;
    for (int part = 0; part < DigestSql.PARTS; part++) {
      BigInteger sum = new BigInteger(row.get("hash_" + part).getStringValue());
      hash = hash.shiftLeft(PART_BITS).add(sum);
    }
    BigInteger modulo = hash.mod(MODULUS);
    FieldValue total = row.get("total");
    return new RowsDigest(
        row.get("row_count").getLongValue(),
        total.isNull() ? BigDecimal.ZERO : new BigDecimal(total.getStringValue()),
        new RowHash(modulo.shiftRight(Long.SIZE).longValue(), modulo.longValue()));
  }
}
