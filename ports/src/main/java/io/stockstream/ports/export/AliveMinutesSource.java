package io.stockstream.ports.export;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.gap.TimeSet;
import io.stockstream.ports.store.PresenceReader;
import io.stockstream.ports.warehouse.AliveMinutesTable;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * How many minutes of each hour the venues of a store were alive.
 *
 * @param presence of the store
 */
public record AliveMinutesSource(PresenceReader presence) implements ComparedSource {

  private static final Duration HOUR = Duration.ofHours(1);

  @Override
  public WarehouseTable table() {
    return AliveMinutesTable.TABLE;
  }

  @Override
  public void read(DateRange dates, Consumer<Row> rows) {
    Interval window = Days.of(dates);
    presence.aliveMinutes(window).forEach((venue, minutes) -> read(venue, minutes, window, rows));
  }

  private static void read(String venue, TimeSet minutes, Interval window, Consumer<Row> rows) {
    for (Instant hour = window.from(); hour.isBefore(window.until()); hour = hour.plus(HOUR)) {
      long alive = minutes.count(new Interval(hour, hour.plus(HOUR)));
      if (alive > 0) {
        rows.accept(AliveMinutesTable.row(venue, hour, alive));
      }
    }
  }
}
