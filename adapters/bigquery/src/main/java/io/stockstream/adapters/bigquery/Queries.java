package io.stockstream.adapters.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQuery.TableDataListOption;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableResult;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Sends statements.
 *
 * @param jobs that run them
 * @param settings for limits and labels
 */
record Queries(Jobs jobs, BigQuerySettings settings) {

  private static final long PAGE_ROWS = 20_000;

  /** Runs a statement that changes rows. */
  Job change(JobName name, QueryJobConfiguration statement) {
    return jobs.run(name, false, id -> client().create(JobInfo.of(id, statement)));
  }

  /**
   * Hands the rows of a query out, page by page, and sees that none is missing.
   *
   * @param step a word for the job's name
   * @param columns of the result, in order
   */
  void read(
      String step,
      String doing,
      List<String> columns,
      String sql,
      Map<String, QueryParameterValue> parameters,
      Consumer<FieldValueList> consumer) {
    JobName name = JobName.once(step, doing, UUID.randomUUID().toString());
    QueryJobConfiguration statement = statement(name, sql).setNamedParameters(parameters).build();
    Job job = jobs.runNew(name, id -> client().create(JobInfo.of(id, statement)));
    QueryJobConfiguration done = job.getConfiguration();
    hand(doing, done.getDestinationTable(), texts(columns), consumer);
  }

  /** Whatever the types are: values come as text. */
  private static Schema texts(List<String> columns) {
    return Schema.of(columns.stream().map(c -> Field.of(c, StandardSQLTypeName.STRING)).toList());
  }

  private void hand(
      String doing, TableId result, Schema schema, Consumer<FieldValueList> consumer) {
    TableResult page =
        jobs.service()
            .call(
                doing,
                () ->
                    client()
                        .listTableData(result, schema, TableDataListOption.pageSize(PAGE_ROWS)));
    long expected = page.getTotalRows();
    long handed = 0;
    while (page != null) {
      for (FieldValueList row : page.getValues()) {
        consumer.accept(row);
        handed++;
      }
      page = next(doing, page);
    }
    if (handed != expected) {
      throw new PortException(
          FailureKind.RETRYABLE,
          "warehouse %s: %s: expected %d rows, was %d; run it again"
              .formatted(settings.dataset(), doing, expected, handed));
    }
  }

  private TableResult next(String doing, TableResult page) {
    return page.hasNextPage() ? jobs.service().call(doing, page::getNextPage) : null;
  }

  /** Returns how many bytes a statement would read. */
  long bytes(String doing, String sql) {
    QueryJobConfiguration statement =
        QueryJobConfiguration.newBuilder(sql).setUseLegacySql(false).setDryRun(true).build();
    Job job = jobs.service().call(doing, () -> client().create(JobInfo.of(statement)));
    QueryStatistics statistics = job.getStatistics();
    Long bytes = statistics.getTotalBytesProcessed();
    return bytes == null ? 0 : bytes;
  }

  /** Returns a statement with our limit and labels, to be completed. */
  QueryJobConfiguration.Builder statement(JobName name, String sql) {
    return QueryJobConfiguration.newBuilder(sql)
        .setUseLegacySql(false)
        .setUseQueryCache(false)
        .setMaximumBytesBilled(settings.limits().bytesBilled())
        .setLabels(labels(name));
  }

  Map<String, String> labels(JobName name) {
    Map<String, String> labels = new TreeMap<>(settings.labels());
    labels.putAll(name.labels());
    return labels;
  }

  private BigQuery client() {
    return jobs.service().client();
  }
}
