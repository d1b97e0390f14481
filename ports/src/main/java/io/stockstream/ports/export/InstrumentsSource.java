package io.stockstream.ports.export;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.store.PresenceReader;
import io.stockstream.ports.warehouse.InstrumentsTable;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.util.function.Consumer;

/**
 * The instruments of a store, on each date on which they have a bar.
 *
 * @param presence of the store
 * @param reference their rules
 */
public record InstrumentsSource(PresenceReader presence, Reference reference)
    implements ComparedSource {

  @Override
  public WarehouseTable table() {
    return InstrumentsTable.TABLE;
  }

  @Override
  public void read(DateRange dates, Consumer<Row> rows) {
    presence
        .barDates(Days.of(dates))
        .forEach(
            (date, instruments) ->
                instruments.forEach(
                    (instrument, assetClass) ->
                        rows.accept(
                            InstrumentsTable.row(
                                date, instrument, assetClass, reference.rulesOf(instrument)))));
  }
}
