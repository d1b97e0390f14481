package io.stockstream.adapters.bigquery;

import com.google.zetasql.Analyzer;
import com.google.zetasql.Column;
import com.google.zetasql.ParseResumeLocation;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.Table;
import com.google.zetasql.Type;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads scripts one after the other, and knows the tables and views that the earlier ones made. */
final class ScriptReader {

  private final Analyser analyser = new Analyser();
  private final Map<List<String>, SimpleCatalog> catalogs = new HashMap<>();
  private final Map<List<String>, SimpleTable> tables = new HashMap<>();

  ScriptReader() {
    catalogs.put(List.of(), analyser.catalog());
  }

  /** Adds a table of ours. */
  void add(String project, String dataset, WarehouseTable table) {
    Map<String, Type> columns = new LinkedHashMap<>();
    table.columns().forEach(column -> columns.put(column.name(), Analyser.type(column.type())));
    add(List.of(project, dataset, table.name()), columns);
  }

  /**
   * Reads the statements of a script.
   *
   * @return how many they were
   * @throws com.google.zetasql.SqlException when one of them is not one, or its types do not fit
   */
  int read(String script) {
    byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
    ParseResumeLocation location = new ParseResumeLocation(script);
    int count = 0;
    while (!rest(bytes, location).isBlank()) {
      remember(Analyzer.analyzeNextStatement(location, analyser.options(), analyser.catalog()));
      count++;
    }
    return count;
  }

  private static String rest(byte[] script, ParseResumeLocation location) {
    int from = location.getBytePosition();
    return new String(script, from, script.length - from, StandardCharsets.UTF_8);
  }

  private void remember(ResolvedStatement statement) {
    Map<String, Type> columns = new LinkedHashMap<>();
    if (statement instanceof ResolvedCreateTableAsSelectStmt made) {
      made.getColumnDefinitionList().forEach(c -> columns.put(c.getName(), c.getType()));
      add(made.getNamePath(), columns);
    } else if (statement instanceof ResolvedCreateTableStmt made) {
      add(made.getNamePath(), columns(((ResolvedTableScan) made.getCopyFrom()).getTable()));
    } else if (statement instanceof ResolvedCreateViewStmt made) {
      made.getOutputColumnList().forEach(c -> columns.put(c.getName(), c.getColumn().getType()));
      add(made.getNamePath(), columns);
    }
  }

  private static Map<String, Type> columns(Table table) {
    return IntStream.range(0, table.getColumnCount())
        .mapToObj(table::getColumn)
        .collect(
            Collectors.toMap(Column::getName, Column::getType, (a, b) -> a, LinkedHashMap::new));
  }

  private void add(List<String> path, Map<String, Type> types) {
    String name = path.get(path.size() - 1);
    List<SimpleColumn> columns =
        types.entrySet().stream()
            .map(type -> new SimpleColumn(name, type.getKey(), type.getValue()))
            .toList();
    SimpleCatalog catalog = catalog(path.subList(0, path.size() - 1));
    SimpleTable table = new SimpleTable(name, columns);
    SimpleTable before = tables.put(List.copyOf(path), table);
    if (before != null) {
      catalog.removeSimpleTable(before);
    }
    catalog.addSimpleTable(table);
  }

  private SimpleCatalog catalog(List<String> path) {
    SimpleCatalog known = catalogs.get(path);
    if (known != null) {
      return known;
    }
    int last = path.size() - 1;
    SimpleCatalog made = catalog(path.subList(0, last)).addNewSimpleCatalog(path.get(last));
    catalogs.put(List.copyOf(path), made);
    return made;
  }
}
