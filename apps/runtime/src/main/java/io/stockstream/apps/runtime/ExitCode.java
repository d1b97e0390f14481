package io.stockstream.apps.runtime;

import io.stockstream.ports.failure.FailureKind;

/** Tells an orchestrator what to do next. */
public enum ExitCode {
  /** Done. */
  OK(0),
  /** It ran, and what it checked does not hold: somebody should look. */
  CHECK_FAILED(1),
  /** The command line is wrong. */
  USAGE(2),
  /** A setting, a permission or a path has to change first. */
  MISCONFIGURED(3),
  /** Something it needs is down; the same run may succeed later. */
  UNAVAILABLE(4),
  /** This input will never be taken. */
  REJECTED(5),
  /** Our own bug. */
  INTERNAL(70),
  /** Stopped from outside, as by Ctrl-C. */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** Returns the number that the process exits with. */
  public int code() {
    return code;
  }

  /** Returns what a failure of that kind exits with. */
  public static ExitCode of(FailureKind kind) {
    return switch (kind) {
      case RETRYABLE -> UNAVAILABLE;
      case REJECTED -> REJECTED;
      case MISCONFIGURED -> MISCONFIGURED;
      case INTERNAL -> INTERNAL;
    };
  }
}
