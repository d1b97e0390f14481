package io.stockstream.adapters.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Dataset;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import com.google.cloud.bigquery.ViewDefinition;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.warehouse.SchemaDrift;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes and checks the datasets, tables and views.
 *
 * @param service to ask
 * @param labels that datasets and tables carry
 * @param requiresFilters whether a table by date is never read without saying which dates
 */
record Catalog(Service service, Map<String, String> labels, boolean requiresFilters) {

  private static final String CHECKING = "checking tables";
  private static final String PREPARING = "preparing tables";

  /** What was staged and forgotten goes away after that. */
  private static final Duration STAGED_FOR = Duration.ofDays(7);

  void check(List<WarehouseTable> tables) {
    checked(tables);
  }

  /** Returns each table and view by its name; null where there is none. */
  private Map<String, Table> checked(List<WarehouseTable> tables) {
    requireLocation(service.dataset());
    requireLocation(service.dataset().staging());
    Map<String, Table> there = there(tables);
    SchemaDrift drift = new SchemaDrift();
    shapes(tables).forEach(shape -> compare(shape, there.get(shape.table().name()), drift));
    tables.forEach(table -> compareView(view(table), there.get(view(table)), drift));
    drift.requireNone(service.dataset().toString());
    return there;
  }

  private Map<String, Table> there(List<WarehouseTable> tables) {
    Map<String, Table> there = new HashMap<>();
    Stream.concat(
            shapes(tables).map(shape -> shape.table().name()), tables.stream().map(Catalog::view))
        .forEach(name -> there.put(name, find(service.dataset().table(name))));
    return there;
  }

  private Stream<TableShape> shapes(List<WarehouseTable> tables) {
    return Stream.concat(
        tables.stream().map(table -> TableShape.partitioned(table, requiresFilters)),
        HouseTables.ALL.stream().map(TableShape::plain));
  }

  private void requireLocation(BigQueryDataset wanted) {
    Dataset there = service.call(CHECKING, () -> client().getDataset(wanted.name()));
    if (there != null && !wanted.location().equalsIgnoreCase(there.getLocation())) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "warehouse %s: expected dataset %s in location %s, was %s; nothing was written, name its location (%s?location=%s) or another dataset"
              .formatted(
                  service.dataset(),
                  wanted.name(),
                  wanted.location(),
                  there.getLocation(),
                  service.dataset(),
                  there.getLocation()));
    }
  }

  private static void compare(TableShape shape, Table there, SchemaDrift drift) {
    if (there != null) {
      boolean filter = Boolean.TRUE.equals(there.getRequirePartitionFilter());
      shape.compare(there.getDefinition(), filter, drift);
    }
  }

  private static void compareView(String view, Table there, SchemaDrift drift) {
    if (there != null) {
      drift.property(view + " type", "VIEW", there.getDefinition().getType().name());
    }
  }

  void prepare(List<WarehouseTable> tables) {
    Map<String, Table> there = checked(tables);
    makeDataset(dataset(service.dataset()).build());
    makeDataset(
        dataset(service.dataset().staging())
            .setDefaultTableLifetime(STAGED_FOR.toMillis())
            .setDescription("Snapshots on their way into " + service.dataset().name())
            .build());
    shapes(tables)
        .filter(shape -> there.get(shape.table().name()) == null)
        .forEach(this::makeTable);
    tables.forEach(table -> makeView(table, there.get(view(table))));
  }

  private DatasetInfo.Builder dataset(BigQueryDataset dataset) {
    return DatasetInfo.newBuilder(dataset.name()).setLocation(dataset.location()).setLabels(labels);
  }

  private void makeDataset(DatasetInfo dataset) {
    if (service.call(PREPARING, () -> client().getDataset(dataset.getDatasetId())) == null) {
      service.make(PREPARING, () -> client().create(dataset));
    }
  }

  private void makeTable(TableShape shape) {
    TableName name = service.dataset().table(shape.table().name());
    TableInfo table =
        TableInfo.newBuilder(id(name), shape.definition())
            .setDescription(shape.table().description())
            .setLabels(labels)
            .setRequirePartitionFilter(shape.requiresFilter() ? true : null)
            .build();
    service.make(PREPARING, () -> client().create(table));
  }

  private void makeView(WarehouseTable table, Table there) {
    ViewDefinition definition =
        ViewDefinition.newBuilder(new Statements(service.dataset()).current(table))
            .setUseLegacySql(false)
            .build();
    TableInfo view = TableInfo.of(id(service.dataset().table(view(table))), definition);
    if (there == null) {
      service.make(PREPARING, () -> client().create(view));
    } else if (there.getDefinition() instanceof ViewDefinition old
        && !definition.getQuery().equals(old.getQuery())) {
      service.make(PREPARING, () -> client().update(view));
    }
  }

  private static String view(WarehouseTable table) {
    return table.name() + "_current";
  }

  /** Returns a table, or null when it is not there. */
  Table find(TableName name) {
    return service.call(CHECKING, () -> client().getTable(id(name)));
  }

  static TableId id(TableName name) {
    return TableId.of(name.project(), name.dataset(), name.table());
  }

  private BigQuery client() {
    return service.client();
  }
}
