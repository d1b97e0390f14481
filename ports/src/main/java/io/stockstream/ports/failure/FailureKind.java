package io.stockstream.ports.failure;

/** Says what the caller of a port can do about a failure. */
public enum FailureKind {
  /** The same call may succeed later: a server is down, a lock is held, a network is slow. */
  RETRYABLE,
  /** This input will never be taken; others will. */
  REJECTED,
  /** Somebody has to change a setting, a permission or a path before any call can succeed. */
  MISCONFIGURED,
  /** Our own bug. */
  INTERNAL
}
