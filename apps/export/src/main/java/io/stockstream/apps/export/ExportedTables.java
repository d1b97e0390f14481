package io.stockstream.apps.export;

import io.stockstream.apps.runtime.Injectors;
import io.stockstream.apps.wiring.CoreModule;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.export.BarsSource;
import io.stockstream.ports.export.TableSource;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.util.List;

/**
 * The tables that are exported of a store, in this order.
 *
 * @param sources one a table
 */
record ExportedTables(List<TableSource> sources) {

  static ExportedTables of(Store store) {
    Reference reference = Injectors.production(new CoreModule()).getInstance(Reference.class);
    return new ExportedTables(List.of(new BarsSource(store.bars(), reference)));
  }

  List<WarehouseTable> tables() {
    return sources.stream().map(TableSource::table).toList();
  }
}
