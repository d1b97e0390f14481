package io.stockstream.adapters.spark;

import io.stockstream.domain.merge.Position;
import io.stockstream.ports.log.LogRecord;
import java.time.Instant;
import org.apache.spark.sql.Row;

/** A row of Kafka's as a record of the log. */
final class RecordRow {

  /**
   * The columns, in the order in which {@link #read} finds them. The topic is the same in all, and
   * so not carried.
   */
  static final String[] COLUMNS = {
    "coalesce(key, binary('')) AS key",
    "coalesce(value, binary('')) AS value",
    "partition",
    "offset",
    "unix_micros(timestamp) AS append_us"
  };

  private static final long MICROS = 1_000_000L;

  private RecordRow() {}

  static LogRecord read(Row row, String topic) {
    long micros = row.getLong(4);
    return new LogRecord(
        new Position(topic, row.getInt(2), row.getLong(3)),
        Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000),
        row.getAs(0),
        row.getAs(1));
  }
}
