package io.stockstream.adapters.bigquery;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What BigQuery, or something on the way to it, said instead of a result.
 *
 * @param status of HTTP; 0 when there was no answer, and of a job that failed
 * @param reason BigQuery's own word, or nothing
 * @param message for people
 * @param io what the network, or whoever gives credentials, said; null when BigQuery answered
 */
record Failure(int status, String reason, String message, IOException io) {

  /** A job or a table of this name is there already. */
  static final int CONFLICT = 409;

  static final int NOT_FOUND = 404;

  private static final Pattern REASON = Pattern.compile("\"reason\"\\s*:\\s*\"(\\w+)\"");
  private static final Pattern MESSAGE =
      Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  static Failure of(RuntimeException e) {
    if (e.getCause() instanceof HttpResponseException answer && answer.getContent() != null) {
      return ofUpload(answer);
    }
    if (e instanceof BigQueryException said) {
      return new Failure(
          Math.max(0, said.getCode()),
          orNothing(said.getReason()),
          orNothing(e.getMessage()),
          io(e));
    }
    return new Failure(0, "", orNothing(e.getMessage()), io(e));
  }

  /** Of an upload the client does not read what is answered. */
  private static Failure ofUpload(HttpResponseException answer) {
    return new Failure(
        answer.getStatusCode(),
        find(REASON, answer.getContent()),
        find(MESSAGE, answer.getContent()),
        null);
  }

  private static String find(Pattern pattern, String content) {
    Matcher found = pattern.matcher(content);
    return found.find() ? found.group(1) : "";
  }

  static Failure of(BigQueryError error) {
    return new Failure(0, orNothing(error.getReason()), orNothing(error.getMessage()), null);
  }

  boolean isConflict() {
    return status == CONFLICT || reason.equals("duplicate");
  }

  boolean isNotFound() {
    return status == NOT_FOUND || reason.equals("notFound");
  }

  /** Says whether it is about who asks: no credentials, or none that were taken. */
  boolean isAboutCredentials() {
    return (io instanceof Retryable answer && !answer.isRetryable())
        || message.contains("invalid_grant")
        || message.contains("default credentials");
  }

  private static String orNothing(String text) {
    return text == null ? "" : text;
  }

  /** The answer of BigQuery itself is an IOException of the client's, too: it has a status. */
  private static IOException io(RuntimeException e) {
    boolean answered = e instanceof BigQueryException said && said.getCode() > 0;
    for (Throwable cause = e; cause != null && !answered; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return io;
      }
    }
    return null;
  }
}
