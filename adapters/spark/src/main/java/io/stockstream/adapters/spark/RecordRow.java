package io.stockstream.adapters.spark;

import io.stockstream.domain.merge.Position;
import io.stockstream.ports.log.LogRecord;
import java.time.Instant;
import org.apache.spark.sql.Row;

/** A row of Kafka's as a record of the log. */
final class RecordRow {

  /** The columns, in the order in which {@link #read} finds them. */
  static final String[] COLUMNS = {
    "coalesce(key, binary('')) AS key",
    "coalesce(value, binary('')) AS value",
    "topic",
    "partition",
    "offset",
    "unix_micros(timestamp) AS append_us"
  };

  private static final long MICROS = 1_000_000L;

  private RecordRow() {}

  static LogRecord read(Row row) {
    long micros = row.getLong(5);
    return new LogRecord(
        new Position(row.getString(2), row.getInt(3), row.getLong(4)),
        Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000),
        row.getAs(0),
        row.getAs(1));
  }
}
