package io.stockstream.ports.warehouse;

import static io.stockstream.ports.warehouse.ColumnType.DATE;
import static io.stockstream.ports.warehouse.ColumnType.INTEGER;
import static io.stockstream.ports.warehouse.ColumnType.TEXT;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.WarehouseTable.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which instruments have bars, and by which rules. */
public final class InstrumentsTable {

  /** One row an instrument and UTC date on which a bar of it opens, void ones included. */
  public static final WarehouseTable TABLE =
      new WarehouseTable(
          "instruments",
          "Instruments with a bar that opens on a UTC date, and what is known of them; the latest date is as of now.",
          Kind.REPLACED,
          List.of(
              Column.key("as_of", DATE, "UTC date on which a bar of it opens."),
              Column.key("venue", TEXT, "Market, a MIC where there is one."),
              Column.key("symbol", TEXT, "The venue's name for the instrument."),
              Column.required("asset_class", TEXT, Role.VALUE, "STOCK, ETF, INDEX, CURRENCY …"),
              Column.required(
                  "calendar", TEXT, Role.DERIVED, "Name of its trading calendar; UTC: UTC days."),
              Column.required(
                  "base_timeframe", TEXT, Role.DERIVED, "Bars that are folded into roll-ups."),
              Column.required(
                  "edition", INTEGER, Role.DERIVED, "Number of its roll-up rules, 0 to 255.")),
          "as_of",
          List.of("venue", "symbol"),
          Optional.empty());

  private InstrumentsTable() {}

  /** Returns the row of an instrument. */
  public static Row row(
      LocalDate asOf, InstrumentId instrument, AssetClass assetClass, InstrumentRules rules) {
    return Row.of(
        asOf,
        instrument.venue(),
        instrument.symbol(),
        assetClass.name(),
        rules.calendar().name(),
        rules.ladder().base().toString(),
        (long) rules.edition());
  }
}
