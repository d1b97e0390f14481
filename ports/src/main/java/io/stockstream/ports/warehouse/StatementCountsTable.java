package io.stockstream.ports.warehouse;

import static io.stockstream.ports.warehouse.ColumnType.DATE;
import static io.stockstream.ports.warehouse.ColumnType.INTEGER;
import static io.stockstream.ports.warehouse.ColumnType.TEXT;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.WarehouseTable.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What became of the statements of a day. */
public final class StatementCountsTable {

  /** One row an instrument and UTC date of open time. */
  public static final WarehouseTable TABLE =
      new WarehouseTable(
          "statement_counts",
          "What became of statements, each counted once as it was judged first; one row per UTC"
              + " date of open time, venue and symbol.",
          Kind.REPLACED,
          List.of(
              Column.key("date", DATE, "UTC date on which the bars open."),
              Column.key("venue", TEXT, "Market, a MIC where there is one."),
              Column.key("symbol", TEXT, "The venue's name for the instrument."),
              count("accepted", "Statements that stood: new, or of a bar that still moved."),
              count("correction", "Statements that changed a closed bar."),
              count("duplicate", "Statements that said what stood already."),
              count("stale", "Statements that a later one was ahead of."),
              count("conflict", "Statements of one revision that differed from another."),
              count("quarantined", "Records that could not stand, and named a bar of it."),
              count("late", "Of them: came after a bar that opens at their bar's end or later.")),
          "date",
          List.of("venue", "symbol"),
          Optional.empty());

  private StatementCountsTable() {}

  private static Column count(String name, String description) {
    return Column.required(name, INTEGER, Role.VALUE, description);
  }

  /** Returns the row of an instrument on a date. */
  public static Row row(LocalDate date, InstrumentId instrument, ClassCounts classes, long late) {
    return Row.of(
        date,
        instrument.venue(),
        instrument.symbol(),
        classes.of(InputClass.ACCEPTED),
        classes.of(InputClass.CORRECTION),
        classes.of(InputClass.DUPLICATE),
        classes.of(InputClass.STALE),
        classes.of(InputClass.CONFLICT),
        classes.of(InputClass.QUARANTINED),
        late);
  }
}
