package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.gap.AliveMinute;
import java.util.Collection;

/** The table of the minutes in which venues were alive. */
final class AliveMinutes {

  private static final Columns COLUMNS =
      Columns.of("venue", "String", "minute", "DateTime64(6, 'UTC')", "source", "String");

  private AliveMinutes() {}

  static Rows rows(Collection<AliveMinute> minutes) {
    Rows rows = new Rows(COLUMNS);
    for (AliveMinute alive : minutes) {
      rows.text(alive.venue()).time(alive.minute()).text(alive.source()).endRow();
    }
    return rows;
  }
}
