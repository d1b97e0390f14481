package io.stockstream.apps.stream;

import io.stockstream.ports.retry.FailedAttempt;
import io.stockstream.ports.retry.RetryObserver;
import org.apache.spark.TaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what is tried again, with the batch of the task that tries; on the driver, of none. */
record RetryLog() implements RetryObserver {

  private static final Logger LOG = LoggerFactory.getLogger(RetryLog.class);
  private static final String BATCH = "streaming.sql.batchId";

  @Override
  public void failed(FailedAttempt attempt) {
    LOG.warn(
        "store fails batch={} doing={} attempt={} for={}ms again-in={}ms: {}",
        batch(),
        attempt.doing(),
        attempt.number(),
        attempt.since().toMillis(),
        attempt.pause().toMillis(),
        attempt.failure().getMessage());
  }

  private static String batch() {
    TaskContext task = TaskContext.get();
    return task == null ? "-" : task.getLocalProperty(BATCH);
  }
}
