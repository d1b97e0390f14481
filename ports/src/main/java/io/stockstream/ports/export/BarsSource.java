package io.stockstream.ports.export;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarReader;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BarSelection.Origins;
import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowSource;
import io.stockstream.ports.warehouse.WarehouseTable;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The bars of a store, of both origins, void ones included, by the UTC date of their open time.
 *
 * @param bars of the store
 * @param reference the calendars that trading dates are of
 */
public record BarsSource(BarReader bars, Reference reference) implements TableSource {

  @Override
  public WarehouseTable table() {
    return BarsTable.TABLE;
  }

  @Override
  public RowSource on(LocalDate date) {
    return on(new TreeSet<>(Set.of(date)));
  }

  /** One reading from the first date to the last: dates that lie close together are read so. */
  @Override
  public RowSource on(SortedSet<LocalDate> dates) {
    BarSelection selection =
        new BarSelection(
            Option.none(),
            Option.none(),
            Option.none(),
            Option.some(midnight(dates.first())),
            Option.some(midnight(dates.last().plusDays(1))),
            Origins.BOTH);
    return rows -> bars.read(selection, new Booked(Set.copyOf(dates), rows));
  }

  private static Instant midnight(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Bars of one instrument come together, so its calendar is looked up once. */
  private final class Booked implements Consumer<StoredBar> {

    private final Set<LocalDate> wanted;
    private final Consumer<Row> rows;
    private InstrumentId instrument;
    private TradingDates dates;

    private Booked(Set<LocalDate> wanted, Consumer<Row> rows) {
      this.wanted = wanted;
      this.rows = rows;
    }

    @Override
    public void accept(StoredBar bar) {
      if (!wanted.contains(LocalDate.ofInstant(bar.key().openTime(), ZoneOffset.UTC))) {
        return;
      }
      if (!bar.key().instrument().equals(instrument)) {
        instrument = bar.key().instrument();
        dates = new TradingDates(reference.rulesOf(instrument).calendar());
      }
      rows.accept(BarsTable.row(bar, dates.of(bar.key())));
    }
  }
}
