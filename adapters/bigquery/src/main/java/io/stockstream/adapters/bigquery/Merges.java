package io.stockstream.adapters.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQuery.JobListOption;
import com.google.cloud.bigquery.DmlStats;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics.StatementType;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.util.Comparator;
import java.util.List;

/**
 * Brings what is staged into its table.
 *
 * @param queries that do it
 * @param statements that they send
 */
record Merges(Queries queries, Statements statements) {

  MergeCounts merge(WarehouseTable table, Shipment shipment, TableName staged) {
    JobName name = JobName.merge(shipment);
    if (table.kind() == WarehouseTable.Kind.VERSIONED) {
      return counts(run(name, statements.merge(table, staged, shipment.range())));
    }
    return countsOfScript(name, run(name, statements.replaceUnlessLater(table, staged, shipment)));
  }

  private Job run(JobName name, String sql) {
    return queries.change(name, queries.statement(name, sql).build());
  }

  /**
   * A script's statements are jobs of their own. The first DELETE and the first INSERT are about
   * which snapshots are noted, the second about the rows.
   */
  private MergeCounts countsOfScript(JobName name, Job script) {
    List<Job> children = children(name, script);
    MergeCounts deleted = second(children, StatementType.DELETE);
    MergeCounts inserted = second(children, StatementType.INSERT);
    return new MergeCounts(inserted.inserted(), 0, deleted.deleted());
  }

  private static MergeCounts second(List<Job> children, StatementType type) {
    return children.stream()
        .filter(child -> ((QueryStatistics) child.getStatistics()).getStatementType() == type)
        .skip(1)
        .findFirst()
        .map(Merges::counts)
        .orElse(MergeCounts.NONE);
  }

  /** In the order in which they ran: BigQuery numbers them, at the end of their names. */
  private static long number(Job child) {
    String id = child.getJobId().getJob();
    return Long.parseLong(id.substring(id.lastIndexOf('_') + 1));
  }

  private List<Job> children(JobName name, Job script) {
    String parent = script.getJobId().getJob();
    return queries
        .jobs()
        .service()
        .call(
            name.doing(),
            () -> {
              List<Job> children = Pages.all(client().listJobs(JobListOption.parentJobId(parent)));
              children.sort(Comparator.comparingLong(Merges::number));
              return children;
            });
  }

  private static MergeCounts counts(Job job) {
    QueryStatistics statistics = job.getStatistics();
    DmlStats changed = statistics.getDmlStats();
    return changed == null
        ? MergeCounts.NONE
        : new MergeCounts(
            orZero(changed.getInsertedRowCount()),
            orZero(changed.getUpdatedRowCount()),
            orZero(changed.getDeletedRowCount()));
  }

  private static long orZero(Long count) {
    return count == null ? 0 : count;
  }

  private BigQuery client() {
    return queries.jobs().service().client();
  }
}
