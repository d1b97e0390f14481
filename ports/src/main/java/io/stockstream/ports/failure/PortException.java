package io.stockstream.ports.failure;

/**
 * Carries a failure of the outside across a port, in words a person can act on.
 *
 * <p>The message states the fact, the key, what was expected and what it was, and the next step. It
 * is made once, by the adapter's {@code translate} method; what crosses a process boundary is its
 * text.
 */
public final class PortException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final FailureKind kind;

  public PortException(FailureKind kind, String message) {
    this(kind, message, null);
  }

  /**
   * @param cause the client's own exception, or null when there is none
   */
  public PortException(FailureKind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Returns what the caller can do about it. */
  public FailureKind kind() {
    return kind;
  }
}
