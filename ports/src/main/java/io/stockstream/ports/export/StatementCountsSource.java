package io.stockstream.ports.export;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.domain.merge.StatementCounts;
import io.stockstream.ports.store.StatementCountReader;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.StatementCountsTable;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What became of the statements on each instrument's bars, wherever the log has them.
 *
 * @param counts of the store
 */
public record StatementCountsSource(StatementCountReader counts) implements ComparedSource {

  private record Key(LocalDate date, InstrumentId instrument) {}

  /** What is counted of one key. */
  private record Counted(ClassCounts classes, long late) {

    static Counted of(StatementCounts counts) {
      return new Counted(counts.classes(), counts.late());
    }

    Counted plus(Counted other) {
      return new Counted(classes.plus(other.classes), late + other.late);
    }
  }

  @Override
  public WarehouseTable table() {
    return StatementCountsTable.TABLE;
  }

  @Override
  public void read(DateRange dates, Consumer<Row> rows) {
    Map<Key, Counted> counted = new HashMap<>();
    counts.read(
        dates,
        each ->
            counted.merge(
                new Key(each.key().date(), each.key().instrument()),
                Counted.of(each),
                Counted::plus));
    counted.forEach(
        (key, each) ->
            rows.accept(
                StatementCountsTable.row(
                    key.date(), key.instrument(), each.classes(), each.late())));
  }
}
