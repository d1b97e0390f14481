package io.stockstream.apps.export;

import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.export.AliveMinutesSource;
import io.stockstream.ports.export.BarsSource;
import io.stockstream.ports.export.GapsSource;
import io.stockstream.ports.export.InstrumentsSource;
import io.stockstream.ports.export.StatementCountsSource;
import io.stockstream.ports.export.TableSource;
import io.stockstream.ports.export.TradingDaysSource;
import io.stockstream.ports.store.Store;
import java.util.function.BiFunction;

/** A table of the warehouse, under the name that it has there. */
enum ExportedTable {
  bars((store, reference) -> new BarsSource(store.bars(), reference)),
  instruments((store, reference) -> new InstrumentsSource(store.presence(), reference)),
  trading_days(TradingDaysSource::new),
  gaps((store, reference) -> new GapsSource(store.gaps())),
  alive_minutes((store, reference) -> new AliveMinutesSource(store.presence())),
  statement_counts((store, reference) -> new StatementCountsSource(store.statementCounts()));

  private final BiFunction<Store, Reference, TableSource> source;

  ExportedTable(BiFunction<Store, Reference, TableSource> source) {
    this.source = source;
  }

  TableSource of(Store store, Reference reference) {
    return source.apply(store, reference);
  }
}
