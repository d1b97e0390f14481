package io.stockstream.adapters.bigquery;

import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableDefinition;
import com.google.cloud.bigquery.TimePartitioning;
import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.ColumnType;
import io.stockstream.ports.warehouse.SchemaDrift;
import io.stockstream.ports.warehouse.SchemaDrift.Declared;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.util.List;
import java.util.Optional;

/**
 * What a table is in BigQuery.
 *
 * @param table as the port knows it
 * @param partitioned by date
 * @param requiresFilter whether it is never read without saying which dates
 */
record TableShape(WarehouseTable table, boolean partitioned, boolean requiresFilter) {

  static TableShape partitioned(WarehouseTable table, boolean requiresFilter) {
    return new TableShape(table, true, requiresFilter);
  }

  static TableShape plain(WarehouseTable table) {
    return new TableShape(table, false, false);
  }

  Schema schema() {
    return Schema.of(table.columns().stream().map(TableShape::field).toList());
  }

  private static Field field(Column column) {
    Field.Builder field =
        Field.newBuilder(column.name(), StandardSQLTypeName.valueOf(SqlTypes.name(column.type())))
            .setMode(column.required() ? Field.Mode.REQUIRED : Field.Mode.NULLABLE)
            .setDescription(column.description());
    if (column.type() == ColumnType.DECIMAL) {
      field.setPrecision(SqlTypes.PRECISION).setScale(SqlTypes.SCALE);
    }
    return field.build();
  }

  StandardTableDefinition definition() {
    StandardTableDefinition.Builder definition =
        StandardTableDefinition.newBuilder().setSchema(schema());
    if (!table.clusteredBy().isEmpty()) {
      definition.setClustering(Clustering.newBuilder().setFields(table.clusteredBy()).build());
    }
    if (partitioned) {
      definition.setTimePartitioning(
          TimePartitioning.newBuilder(TimePartitioning.Type.DAY)
              .setField(table.partitionedBy())
              .build());
    }
    return definition.build();
  }

  /** Adds how a table that is there differs from this. */
  void compare(TableDefinition actual, boolean filterRequired, SchemaDrift drift) {
    String name = table.name();
    List<Field> fields =
        Optional.ofNullable(actual.getSchema())
            .map(s -> (List<Field>) s.getFields())
            .orElse(List.of());
    drift.columns(
        name,
        table.columns().stream().map(TableShape::declared).toList(),
        fields.stream().map(TableShape::declared).toList());
    drift.property(name + " type", "TABLE", actual.getType().name());
    if (actual instanceof StandardTableDefinition there) {
      drift.property(name + " partitioned by", partitioning(definition()), partitioning(there));
      drift.property(name + " clustered by", clustering(definition()), clustering(there));
    }
    if (requiresFilter) {
      drift.property(name + " require_partition_filter", "true", String.valueOf(filterRequired));
    }
  }

  private static Declared declared(Column column) {
    return new Declared(column.name(), SqlTypes.declared(column.type()), column.required());
  }

  private static Declared declared(Field field) {
    String type = field.getType().getStandardType().name();
    String digits =
        field.getPrecision() == null
            ? ""
            : "(%d, %d)".formatted(field.getPrecision(), field.getScale());
    return new Declared(field.getName(), type + digits, field.getMode() == Field.Mode.REQUIRED);
  }

  private static String partitioning(StandardTableDefinition definition) {
    TimePartitioning by = definition.getTimePartitioning();
    return by == null ? "nothing" : by.getField() + " a " + by.getType();
  }

  private static String clustering(StandardTableDefinition definition) {
    Clustering by = definition.getClustering();
    return by == null ? "nothing" : String.join(", ", by.getFields());
  }
}
