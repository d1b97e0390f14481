package io.stockstream.adapters.bigquery;

import com.google.api.services.bigquery.model.ErrorProto;

/** What the fake says instead of a result. */
public final class FakeError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  FakeError(int status, String reason, String message) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  static FakeError invalid(String message) {
    return new FakeError(400, "invalid", message);
  }

  static FakeError invalidQuery(String message) {
    return new FakeError(400, "invalidQuery", message);
  }

  static FakeError notFound(String what) {
    return new FakeError(404, "notFound", "Not found: " + what);
  }

  static FakeError duplicate(String what) {
    return new FakeError(409, "duplicate", "Already Exists: " + what);
  }

  int status() {
    return status;
  }

  ErrorProto proto() {
    return new ErrorProto().setReason(reason).setMessage(getMessage());
  }

  /** Returns the body of an answer. */
  String json() {
    return """
        {"error": {"code": %d, "message": %s, "errors": [{"reason": "%s", "message": %s, "domain": "global"}]}}
        """
        .formatted(status, quoted(), reason, quoted());
  }

  private String quoted() {
    return "\""
        + getMessage().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ")
        + "\"";
  }
}
