package io.stockstream.ports.retry;

import java.io.Serializable;

/** Is told of every attempt that will be repeated, on the thread that waits. Serializable. */
@FunctionalInterface
public interface RetryObserver extends Serializable {

  void failed(FailedAttempt attempt);
}
