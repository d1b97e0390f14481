package io.stockstream.ports.export;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.TradingDaysTable;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The sessions of every calendar that an instrument of a store follows, from the first to the last
 * date that its ledger names: a day of which nothing came is there too.
 *
 * @param store whose
 * @param reference knows the calendars
 */
public record TradingDaysSource(Store store, Reference reference) implements ComparedSource {

  @Override
  public WarehouseTable table() {
    return TradingDaysTable.TABLE;
  }

  @Override
  public void read(DateRange dates, Consumer<Row> rows) {
    SortedMap<LocalDate, Long> changes = store.ledger().changes(Ledger.BEGINNING);
    if (changes.isEmpty()) {
      return;
    }
    Interval all = Days.of(new DateRange(changes.firstKey(), changes.lastKey()));
    for (TradingCalendar calendar : calendars()) {
      for (LocalDate date = dates.first(); !date.isAfter(dates.last()); date = date.plusDays(1)) {
        calendar
            .session(date)
            .filter(session -> session.interval().overlaps(all))
            .forEach(session -> rows.accept(TradingDaysTable.row(calendar.name(), session)));
      }
    }
  }

  private Collection<TradingCalendar> calendars() {
    SortedMap<String, TradingCalendar> byName = new TreeMap<>();
    for (InstrumentId instrument : store.presence().clocks().keySet()) {
      TradingCalendar calendar = reference.rulesOf(instrument).calendar();
      byName.put(calendar.name(), calendar);
    }
    return byName.values();
  }
}
