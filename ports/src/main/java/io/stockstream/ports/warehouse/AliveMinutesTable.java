package io.stockstream.ports.warehouse;

import static io.stockstream.ports.warehouse.ColumnType.INTEGER;
import static io.stockstream.ports.warehouse.ColumnType.TEXT;
import static io.stockstream.ports.warehouse.ColumnType.TIMESTAMP;

import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.WarehouseTable.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How much of each hour a venue's feeds were alive. */
public final class AliveMinutesTable {

  /** One row a venue and hour in which there was a heartbeat. */
  public static final WarehouseTable TABLE =
      new WarehouseTable(
          "alive_minutes",
          "Minutes in which a feed of a venue said that it was alive; one row per venue and hour, none for an hour without any.",
          Kind.REPLACED,
          List.of(
              Column.key("venue", TEXT, "Market, a MIC where there is one."),
              Column.key("hour", TIMESTAMP, "First instant of the hour, UTC."),
              Column.required("alive", INTEGER, Role.VALUE, "How many of its minutes, 1 to 60.")),
          "hour",
          List.of("venue"),
          Optional.empty());

  private AliveMinutesTable() {}

  /** Returns the row of an hour. */
  public static Row row(String venue, Instant hour, long alive) {
    return Row.of(venue, hour, alive);
  }
}
