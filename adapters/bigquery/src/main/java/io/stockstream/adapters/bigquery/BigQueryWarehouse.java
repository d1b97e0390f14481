package io.stockstream.adapters.bigquery;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.DigestDates;
import io.stockstream.ports.warehouse.Estimate;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowSource;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Warehouse;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A warehouse in a dataset of BigQuery, and another beside it, {@code <dataset>_staging}, whose
 * tables go away by themselves. Any number of processes may work on it. Thread-safe.
 */
public final class BigQueryWarehouse implements Warehouse {

  private static final List<String> DIGEST_COLUMNS =
      Stream.concat(
              Stream.of("digest_date", "row_count", "total"),
              IntStream.range(0, DigestSql.PARTS).mapToObj(part -> "hash_" + part))
          .toList();

  private final BigQueryDataset dataset;
  private final Catalog catalog;
  private final Queries queries;
  private final Statements statements;
  private final boolean isWhole;

  private BigQueryWarehouse(BigQuerySettings settings, Pauses pauses, boolean isWhole) {
    dataset = settings.dataset();
    Service service = Service.of(settings, pauses);
    this.isWhole = isWhole;
    catalog = new Catalog(service, settings.labels(), isWhole);
    queries = new Queries(new Jobs(service, settings.limits().patience()), settings);
    statements = new Statements(dataset);
  }

  /**
   * Opens a warehouse with Application Default Credentials. Makes no request yet.
   *
   * @throws PortException MISCONFIGURED when there are no such credentials
   */
  public static BigQueryWarehouse open(BigQuerySettings settings) {
    return open(settings, Pauses.REAL, settings.emulator().isEmpty());
  }

  /**
   * @param isWhole whether it knows gzip, and asks a MERGE for a partition filter where it may have
   *     one: BigQuery does, an emulator may not
   */
  static BigQueryWarehouse open(BigQuerySettings settings, Pauses pauses, boolean isWhole) {
    return new BigQueryWarehouse(settings, pauses, isWhole);
  }

  @Override
  public String name() {
    return dataset.toString();
  }

  @Override
  public void check(List<WarehouseTable> tables) {
    catalog.check(tables);
  }

  @Override
  public void prepare(List<WarehouseTable> tables) {
    catalog.prepare(tables);
  }

  @Override
  public SortedMap<LocalDate, ExportMark> marks(WarehouseTable table) {
    return isThere(HouseTables.MARKS) ? marks().of(table) : new TreeMap<>();
  }

  private Marks marks() {
    return new Marks(queries, statements);
  }

  private boolean isThere(WarehouseTable table) {
    return catalog.find(dataset.table(table.name())) != null;
  }

  @Override
  public Estimate estimate(WarehouseTable table, DateRange dates, long rows) {
    long there =
        isThere(table) ? queries.bytes("estimating " + table, statements.digest(table, dates)) : 0;
    return Costs.of(table, rows, there, queries.settings().limits());
  }

  @Override
  public SortedMap<LocalDate, RowsDigest> staged(WarehouseTable table, Shipment shipment) {
    TableName staged = staged(shipment);
    return catalog.find(staged) == null
        ? new TreeMap<>()
        : digests(
            "staged",
            "reading what is staged of " + shipment,
            statements.digest(table, staged),
            shipment.dates());
  }

  private TableName staged(Shipment shipment) {
    return dataset.staging().table(shipment.name());
  }

  /** Returns what a query says of dates; it may say more. */
  private SortedMap<LocalDate, RowsDigest> digests(
      String step, String doing, String sql, Collection<LocalDate> dates) {
    SortedMap<LocalDate, RowsDigest> digests = new TreeMap<>();
    dates.forEach(date -> digests.put(date, RowsDigest.NONE));
    queries.read(
        step,
        doing,
        DIGEST_COLUMNS,
        sql,
        Map.of(),
        row ->
            digests.replace(
                LocalDate.parse(row.get("digest_date").getStringValue()), QueryRows.digest(row)));
    return digests;
  }

  @Override
  public void stage(WarehouseTable table, Shipment shipment, RowSource rows) {
    new Staging(queries, isWhole).stage(table, shipment, rows, staged(shipment));
  }

  @Override
  public MergeCounts merge(WarehouseTable table, Shipment shipment) {
    TableName staged = staged(shipment);
    if (catalog.find(staged) == null) {
      throw new PortException(
          FailureKind.RETRYABLE,
          "warehouse %s: expected %s to be staged in %s, was nothing; another process was quicker, or export it again"
              .formatted(dataset, shipment, staged));
    }
    return new Merges(queries, statements).merge(table, shipment, staged);
  }

  @Override
  public SortedMap<LocalDate, RowsDigest> digest(
      WarehouseTable table, Collection<LocalDate> dates) {
    if (dates.isEmpty() || !isThere(table)) {
      return new DigestDates(table, dates).result();
    }
    DateRange range = new DateRange(Collections.min(dates), Collections.max(dates));
    String sql = statements.digest(table, range);
    return digests("digest", "reading digests of " + table, sql, dates);
  }

  @Override
  public void remember(List<ExportMark> marks) {
    marks().remember(marks);
  }

  @Override
  public void discard(WarehouseTable table, Shipment shipment) {
    Service service = queries.jobs().service();
    service.call(
        "discarding what is staged of " + shipment,
        () -> service.client().delete(Catalog.id(staged(shipment))));
  }

  @Override
  public void read(WarehouseTable table, LocalDate date, Consumer<Row> consumer) {
    if (isThere(table)) {
      queries.read(
          "rows",
          "reading " + table + " " + date,
          table.columns().stream().map(Column::name).toList(),
          statements.rows(table, new DateRange(date, date)),
          Map.of(),
          row -> consumer.accept(QueryRows.row(table, row)));
    }
  }

  /** Does nothing: a job that was started goes on, and there is no connection to close. */
  @Override
  public void close() {}
}
