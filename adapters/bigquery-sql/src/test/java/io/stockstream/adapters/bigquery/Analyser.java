package io.stockstream.adapters.bigquery;

import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.google.zetasql.ZetaSQLOptions.NameResolutionMode;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import com.google.zetasql.ZetaSQLType.TypeKind;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.ColumnType;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.util.List;

/** ZetaSQL, which is what BigQuery reads statements with, told of our tables. */
final class Analyser {

  private final SimpleCatalog catalog = new SimpleCatalog("project");
  private final AnalyzerOptions options = new AnalyzerOptions();

  Analyser() {
    LanguageOptions language = new LanguageOptions().enableMaximumLanguageFeatures();
    language.setProductMode(ProductMode.PRODUCT_EXTERNAL);
    language.setNameResolutionMode(NameResolutionMode.NAME_RESOLUTION_DEFAULT);
    language.setSupportsAllStatementKinds();
    options.setLanguageOptions(language);
    options.setDefaultTimezone("UTC");
    catalog.addZetaSQLFunctionsAndTypes(new ZetaSQLBuiltinFunctionOptions(language));
  }

  Analyser with(WarehouseTable table, TableName name) {
    List<SimpleColumn> columns =
        table.columns().stream()
            .map(c -> new SimpleColumn(name.toString(), c.name(), type(c.type())))
            .toList();
    catalog.addSimpleTable(new SimpleTable(name.toString(), columns));
    return this;
  }

  /** Declares the parameters that are named as these columns are. */
  Analyser withParameters(List<Column> columns) {
    columns.forEach(column -> options.addQueryParameter(column.name(), type(column.type())));
    return this;
  }

  static Type type(ColumnType type) {
    return TypeFactory.createSimpleType(
        switch (type) {
          case TEXT -> TypeKind.TYPE_STRING;
          case DATE -> TypeKind.TYPE_DATE;
          case TIMESTAMP -> TypeKind.TYPE_TIMESTAMP;
          case DECIMAL -> TypeKind.TYPE_BIGNUMERIC;
          case INTEGER -> TypeKind.TYPE_INT64;
          case BOOLEAN -> TypeKind.TYPE_BOOL;
        });
  }

  /**
   * @throws com.google.zetasql.SqlException when the statement is not one, or its types do not fit
   */
  ResolvedStatement analyse(String sql) {
    return Analyzer.analyzeStatement(sql, options, catalog);
  }

  AnalyzerOptions options() {
    return options;
  }

  SimpleCatalog catalog() {
    return catalog;
  }
}
