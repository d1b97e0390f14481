package io.stockstream.apps.export;

import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.export.TableSource;
import io.stockstream.ports.store.Store;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which tables a command is about; all of them unless some are named. */
final class TablesOption {

  @Option(
      names = "--tables",
      split = ",",
      paramLabel = "TABLE",
      description = "Only these, of: ${COMPLETION-CANDIDATES}.")
  private Set<ExportedTable> tables = EnumSet.allOf(ExportedTable.class);

  boolean contains(ExportedTable table) {
    return tables.contains(table);
  }

  /** Returns what they are filled from, in the order in which they are exported. */
  List<TableSource> sources(Store store, Reference reference) {
    return tables.stream().sorted().map(table -> table.of(store, reference)).toList();
  }
}
