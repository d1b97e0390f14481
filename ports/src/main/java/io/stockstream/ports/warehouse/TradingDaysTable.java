package io.stockstream.ports.warehouse;

import static io.stockstream.ports.warehouse.ColumnType.DATE;
import static io.stockstream.ports.warehouse.ColumnType.INTEGER;
import static io.stockstream.ports.warehouse.ColumnType.TEXT;
import static io.stockstream.ports.warehouse.ColumnType.TIMESTAMP;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.calendar.Session;
import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.WarehouseTable.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When markets are open. */
public final class TradingDaysTable {

  /** One row a session of a calendar. */
  public static final WarehouseTable TABLE =
      new WarehouseTable(
          "trading_days",
          "Sessions of the calendars in use, from the first to the last date of the store; one row per trading date and calendar.",
          Kind.REPLACED,
          List.of(
              Column.key("trading_date", DATE, "The session's date, by its calendar."),
              Column.key("calendar", TEXT, "Name of the calendar; UTC: UTC days."),
              Column.required("opens_at", TIMESTAMP, Role.DERIVED, "Its first instant, UTC."),
              Column.required(
                  "closes_at", TIMESTAMP, Role.DERIVED, "The first instant after it, UTC."),
              Column.required(
                  "session_minutes",
                  INTEGER,
                  Role.DERIVED,
                  "Minutes that trade, breaks left out.")),
          "trading_date",
          List.of("calendar"),
          Optional.empty());

  private TradingDaysTable() {}

  /** Returns the row of a session. */
  public static Row row(String calendar, Session session) {
    return Row.of(
        session.tradingDate(), calendar, session.open(), session.close(), minutes(session));
  }

  private static long minutes(Session session) {
    Duration trading = Duration.ZERO;
    for (Interval part : session.hours()) {
      trading = trading.plus(Duration.between(part.from(), part.until()));
    }
    return trading.toMinutes();
  }
}
