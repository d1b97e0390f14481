package io.stockstream.ports.export;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.gap.Gap;
import io.stockstream.ports.store.GapSelection;
import io.stockstream.ports.store.GapStore;
import io.stockstream.ports.warehouse.GapsTable;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.WarehouseTable;
import io.vavr.control.Option;
import java.util.function.Consumer;

/**
 * The gaps of a store, as far as they were looked for, by the UTC date on which they begin; those
 * that were filled are none.
 *
 * @param gaps of the store
 */
public record GapsSource(GapStore gaps) implements ComparedSource {

  @Override
  public WarehouseTable table() {
    return GapsTable.TABLE;
  }

  @Override
  public void read(DateRange dates, Consumer<Row> rows) {
    Interval interval = Days.of(dates);
    GapSelection selection =
        new GapSelection(
            Option.none(),
            Option.none(),
            Option.some(interval.from()),
            Option.some(interval.until()));
    for (Gap gap : gaps.read(selection)) {
      if (gap.state().isMissing() && interval.contains(gap.from())) {
        rows.accept(GapsTable.row(gap));
      }
    }
  }
}
