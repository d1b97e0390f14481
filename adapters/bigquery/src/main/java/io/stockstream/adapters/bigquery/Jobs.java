package io.stockstream.adapters.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobStatus;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Runs jobs, each until it is done. A job that another process, or an earlier run of ours, has
 * under way by the same name is waited for, never started twice beside itself; and when a reply is
 * lost, or the name turns out to be taken, the job of that name is looked at.
 *
 * <p>A job of that name that was done before we came does not count: what it wrote may be gone
 * since. All that we run may be repeated.
 *
 * @param service to ask
 * @param patience how long a job may run
 */
record Jobs(Service service, Duration patience) {

  /** Starts a job under an id; what it returns is asked for afterwards. */
  interface Start extends Consumer<JobId> {}

  /**
   * Runs a job and returns it once it has succeeded.
   *
   * @param joins whether one that was under way when we came and succeeds is as good as ours
   * @throws PortException as its failure says; RETRYABLE when it runs for longer than our patience
   */
  Job run(JobName name, boolean joins, Start start) {
    int number = 0;
    for (Job found = find(name, number); found != null; found = find(name, number)) {
      if (!isDone(found)) {
        Job done = await(name, found.getJobId());
        if (joins && done.getStatus().getError() == null) {
          return done;
        }
      }
      number++;
    }
    return runNew(name, number, start);
  }

  /** Runs a job whose name nobody else has. */
  Job runNew(JobName name, Start start) {
    return runNew(name, 0, start);
  }

  private Job runNew(JobName name, int number, Start start) {
    for (int attempt = 1; ; attempt++) {
      Job job = await(name, begin(name, number + attempt - 1, start));
      BigQueryError error = job.getStatus().getError();
      if (error == null) {
        return job;
      }
      Failure failure = Failure.of(error);
      if (!Translate.rule(failure).backsOff() || attempt == service.attempts()) {
        throw service.failed(
            name.doing() + ", job " + job.getJobId().getJob() + ",", failure, null);
      }
      service.pauses().take(attempt);
    }
  }

  /** Starts a job, and makes sure that it is there though its reply may be lost. */
  private JobId begin(JobName name, int number, Start start) {
    JobId id = id(name, number);
    boolean[] mayBeThere = {false};
    service.call(
        name.doing(),
        () -> {
          if (!mayBeThere[0] || lookUp(id) == null) {
            mayBeThere[0] = true;
            startUnlessThere(id, start);
          }
          return null;
        });
    return id;
  }

  private static void startUnlessThere(JobId id, Start start) {
    try {
      start.accept(id);
    } catch (BigQueryException e) {
      if (!Failure.of(e).isConflict()) {
        throw e;
      }
    }
  }

  private Job await(JobName name, JobId id) {
    Duration waited = Duration.ZERO;
    for (int look = 1; ; look++) {
      Job job = service.call(name.doing(), () -> lookUp(id));
      if (job == null) {
        throw service.failed(
            name.doing(),
            new Failure(Failure.NOT_FOUND, "notFound", "Not found: Job " + id.getJob(), null),
            null);
      }
      if (isDone(job)) {
        return job;
      }
      if (waited.compareTo(patience) >= 0) {
        throw stuck(name, job);
      }
      waited = waited.plus(service.pauses().take(look));
    }
  }

  private PortException stuck(JobName name, Job job) {
    return new PortException(
        FailureKind.RETRYABLE,
        "warehouse %s: %s: expected job %s to be done within %s, was %s; the next run looks at it again,"
                .formatted(
                    service.dataset(),
                    name.doing(),
                    job.getJobId().getJob(),
                    patience,
                    job.getStatus().getState())
            + " or cancel it: bq cancel "
            + job.getJobId().getJob());
  }

  private static boolean isDone(Job job) {
    return job.getStatus().getState() == JobStatus.State.DONE;
  }

  private Job find(JobName name, int number) {
    return service.call(name.doing(), () -> lookUp(id(name, number)));
  }

  private Job lookUp(JobId id) {
    return service.client().getJob(id, new BigQuery.JobOption[0]);
  }

  private JobId id(JobName name, int number) {
    BigQueryDataset dataset = service.dataset();
    return JobId.newBuilder()
        .setProject(dataset.project())
        .setLocation(dataset.location())
        .setJob(name.id(dataset, number))
        .build();
  }
}
