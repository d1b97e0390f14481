package io.stockstream.ports.export;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowSource;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * A source of few rows, which may change without an entry of the ledger that names their date: a
 * heartbeat tells of yesterday's last bar, a calendar gets a holiday, an instrument another
 * edition. So which date changed is not asked of the ledger: what the rows come to now is held
 * against what they came to when they were exported.
 */
public interface ComparedSource extends TableSource {

  int DATES_AT_ONCE = 32;

  /** Hands out all rows of these dates and of no others, as they are now. */
  void read(DateRange dates, Consumer<Row> rows);

  @Override
  default RowSource on(LocalDate date) {
    return rows -> read(new DateRange(date, date), rows);
  }

  /** Some weeks of them at once, whatever lies between. */
  @Override
  default RowSource on(SortedSet<LocalDate> dates) {
    return rows -> {
      List<LocalDate> inOrder = List.copyOf(dates);
      for (int from = 0; from < inOrder.size(); from += DATES_AT_ONCE) {
        int last = Math.min(from + DATES_AT_ONCE, inOrder.size()) - 1;
        read(
            new DateRange(inOrder.get(from), inOrder.get(last)),
            row -> {
              if (dates.contains(table().dateOf(row))) {
                rows.accept(row);
              }
            });
      }
    };
  }
}
