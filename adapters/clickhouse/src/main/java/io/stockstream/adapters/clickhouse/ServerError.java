package io.stockstream.adapters.clickhouse;

/** What the server answered instead of a result. */
final class ServerError extends Exception {

  private static final long serialVersionUID = 1L;

  /** {@code throwIf} fired. */
  static final int CONDITION_FAILED = 395;

  private final int status;
  private final int code;

  /**
   * @param status of HTTP
   * @param code ClickHouse's own; 0 when it gave none, as when a proxy answered
   */
  ServerError(int status, int code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }
}
