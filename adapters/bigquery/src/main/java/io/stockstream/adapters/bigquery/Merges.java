package io.stockstream.adapters.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DmlStats;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics.StatementType;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.Snapshot;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings what is staged into its table.
 *
 * @param queries that do it
 * @param statements that they send
 */
record Merges(Queries queries, Statements statements) {

  MergeCounts merge(WarehouseTable table, Snapshot snapshot, TableName staged) {
    JobName name = JobName.merge(snapshot);
    if (table.kind() == WarehouseTable.Kind.VERSIONED) {
      return counts(run(name, statements.merge(table, staged, snapshot.date())));
    }
    return countsOfScript(name, run(name, statements.replaceUnlessLater(table, staged, snapshot)));
  }

  private Job run(JobName name, String sql) {
    return queries.change(name, queries.statement(name, sql).build());
  }

  /** A script's statements are jobs of their own; one of them at most is a MERGE. */
  private MergeCounts countsOfScript(JobName name, Job script) {
    for (Job child : children(name, script)) {
      if (child.getStatistics() instanceof QueryStatistics statistics
          && statistics.getStatementType() == StatementType.MERGE) {
        return counts(child);
      }
    }
    return MergeCounts.NONE;
  }

  private List<Job> children(JobName name, Job script) {
    String parent = script.getJobId().getJob();
    return queries
        .jobs()
        .service()
        .call(
            name.doing(),
            () -> {
              List<Job> children = new ArrayList<>();
              client()
                  .listJobs(BigQuery.JobListOption.parentJobId(parent))
                  .iterateAll()
                  .forEach(children::add);
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
