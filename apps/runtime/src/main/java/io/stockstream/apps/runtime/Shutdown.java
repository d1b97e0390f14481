package io.stockstream.apps.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Ctrl-C and SIGTERM as something to wait for: the process ends once whoever opened this has closed
 * it, so that a graceful stop is finished first. Thread-safe.
 */
public final class Shutdown implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::request, "shutdown");

  private Shutdown() {}

  /** Listens from now on. */
  public static Shutdown hook() {
    Shutdown shutdown = new Shutdown();
    Runtime.getRuntime().addShutdownHook(shutdown.hook);
    return shutdown;
  }

  /**
   * Listens from now on, by a hook that somebody else registers: the JVM runs its own hooks all at
   * once, and a framework that stops itself in one of them would be gone before we are done with
   * it.
   */
  public static Shutdown via(Consumer<Runnable> registrar) {
    Shutdown shutdown = new Shutdown();
    registrar.accept(shutdown.hook);
    return shutdown;
  }

  private void request() {
    requested.countDown();
    try {
      closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says whether somebody asked the process to stop. */
  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Waits until somebody asks the process to stop. */
  public void await() throws InterruptedException {
    requested.await();
  }

  /** Waits at most so long, and says whether somebody asked the process to stop. */
  public boolean await(Duration atMost) throws InterruptedException {
    return requested.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Lets the process end. */
  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook with it.
    }
  }
}
