package io.stockstream.adapters.clickhouse;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Waits for the server once where several things may be asked of it at a time. */
final class Together {

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "clickhouse-request");
            thread.setDaemon(true);
            return thread;
          });

  private Together() {}

  /**
   * Runs all of them, and returns when none runs any more; the first failure is thrown then. When
   * it is interrupted, the server may still be at what was sent.
   */
  static void run(List<Runnable> tasks) {
    List<Future<?>> others = new ArrayList<>();
    tasks.stream().skip(1).forEach(task -> others.add(THREADS.submit(task)));
    RuntimeException failure = null;
    try {
      tasks.stream().limit(1).forEach(Runnable::run);
    } catch (RuntimeException e) {
      failure = e;
    }
    for (Future<?> other : others) {
      RuntimeException another = await(other);
      failure = failure == null ? another : failure;
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static RuntimeException await(Future<?> other) {
    try {
      other.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      other.cancel(true);
      Thread.currentThread().interrupt();
      return new PortException(
          FailureKind.RETRYABLE, "store clickhouse: interrupted while waiting for the server", e);
    }
  }
}
