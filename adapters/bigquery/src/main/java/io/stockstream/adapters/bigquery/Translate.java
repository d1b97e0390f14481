package io.stockstream.adapters.bigquery;

import static io.stockstream.ports.failure.FailureKind.INTERNAL;
import static io.stockstream.ports.failure.FailureKind.MISCONFIGURED;
import static io.stockstream.ports.failure.FailureKind.REJECTED;
import static io.stockstream.ports.failure.FailureKind.RETRYABLE;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.util.Map;
import javax.net.ssl.SSLException;

/**
 * Turns what BigQuery, or the network on the way to it, says into what a person can act on, and
 * says what may be tried again at once.
 */
final class Translate {

  private static final int QUOTED_CHARACTERS = 400;

  /** What BigQuery says, with no reason of its own, when two statements change one partition. */
  private static final String[] CONCURRENT = {
    "due to concurrent update", "aborted due to concurrent", "too many concurrent"
  };

  /**
   * What can be done about a failure.
   *
   * @param words with what was being done
   * @param backsOff whether we try again by ourselves, with growing pauses
   */
  record Rule(FailureKind kind, String words, boolean backsOff) {

    private static Rule again(String words) {
      return new Rule(RETRYABLE, words, true);
    }

    private static Rule stop(FailureKind kind, String words) {
      return new Rule(kind, words, false);
    }
  }

  private static final Rule RATE =
      Rule.again("%s failed, expected fewer requests a second; it is tried again");
  private static final Rule THEIRS =
      Rule.again("%s failed by a fault of BigQuery's own; it is tried again");
  private static final Rule UNREACHABLE =
      Rule.again("%s failed, BigQuery cannot be reached; it is tried again");
  private static final Rule CONCURRENTLY =
      Rule.again("%s failed as another process changed the same rows; it is tried again");
  private static final Rule QUOTA =
      Rule.stop(
          REJECTED,
          "%s failed, a quota of the project is used up; wait until it is filled again, or ask for more"
              + " of it on the project's quota page");
  private static final Rule CREDENTIALS =
      Rule.stop(
          MISCONFIGURED,
          "%s failed, expected Application Default Credentials that BigQuery takes; run: gcloud auth"
              + " application-default login, or set GOOGLE_APPLICATION_CREDENTIALS to a key file, and see"
              + " that this machine's clock is right");
  private static final Rule NO_RIGHT =
      Rule.stop(
          MISCONFIGURED,
          "%s failed, expected the roles bigquery.jobUser on the project and bigquery.dataEditor on its"
              + " datasets; grant them to whoever runs this");
  private static final Rule NOT_THERE =
      Rule.stop(
          MISCONFIGURED,
          "%s failed, expected project, dataset and table to be there, in the location that is"
              + " configured");
  private static final Rule NO_BILLING =
      Rule.stop(MISCONFIGURED, "%s failed, expected a project with a billing account; link one");
  private static final Rule TOO_DEAR =
      Rule.stop(
          MISCONFIGURED,
          "%s would bill more than is allowed; look at export --dry-run, then raise the maximum of bytes billed");
  private static final Rule NOT_TAKEN =
      Rule.stop(REJECTED, "%s failed, a value or a table is not as BigQuery takes it");
  private static final Rule TOO_LARGE =
      Rule.stop(REJECTED, "%s failed, it needs more than BigQuery gives one statement");
  private static final Rule OTHER = Rule.stop(INTERNAL, "%s failed");

  /** By the reason that BigQuery gives. */
  private static final Map<String, Rule> BY_REASON =
      Map.ofEntries(
          Map.entry("rateLimitExceeded", RATE),
          Map.entry("jobRateLimitExceeded", RATE),
          Map.entry("userRateLimitExceeded", RATE),
          Map.entry("backendError", THEIRS),
          Map.entry("jobBackendError", THEIRS),
          Map.entry("internalError", THEIRS),
          Map.entry("jobInternalError", THEIRS),
          Map.entry("tableUnavailable", THEIRS),
          Map.entry("timeout", THEIRS),
          Map.entry("quotaExceeded", QUOTA),
          Map.entry("accessDenied", NO_RIGHT),
          Map.entry("authError", CREDENTIALS),
          Map.entry("billingNotEnabled", NO_BILLING),
          Map.entry("billingTierLimitExceeded", TOO_DEAR),
          Map.entry("bytesBilledLimitExceeded", TOO_DEAR),
          Map.entry("notFound", NOT_THERE),
          Map.entry("invalid", NOT_TAKEN),
          Map.entry("invalidUser", NO_RIGHT),
          Map.entry("responseTooLarge", TOO_LARGE),
          Map.entry("resourcesExceeded", TOO_LARGE),
          Map.entry("stopped", Rule.stop(RETRYABLE, "%s was cancelled; run the export again")));

  private Translate() {}

  static PortException translate(
      BigQueryDataset where, String doing, Failure failure, Throwable cause) {
    return translate(rule(failure), where, doing, failure.message(), cause);
  }

  private static PortException translate(
      Rule rule, BigQueryDataset where, String doing, String said, Throwable cause) {
    return new PortException(
        rule.kind(),
        "warehouse %s: %s: %s".formatted(where, rule.words().formatted(doing), firstLine(said)),
        cause);
  }

  /** Of whoever gives credentials, before BigQuery is asked anything. */
  static PortException noCredentials(BigQueryDataset where, IOException cause) {
    return translate(CREDENTIALS, where, "opening", cause.getMessage(), cause);
  }

  static Rule rule(Failure failure) {
    if (failure.io() != null) {
      return byCause(failure);
    }
    for (String words : CONCURRENT) {
      if (failure.message().contains(words)) {
        return CONCURRENTLY;
      }
    }
    Rule rule = BY_REASON.get(failure.reason());
    return rule != null ? rule : byStatus(failure.status());
  }

  private static Rule byCause(Failure failure) {
    if (failure.isAboutCredentials()) {
      return CREDENTIALS;
    }
    return failure.io() instanceof SSLException
        ? Rule.stop(MISCONFIGURED, "%s failed, expected a certificate that can be trusted")
        : UNREACHABLE;
  }

  private static Rule byStatus(int status) {
    return switch (status) {
      case 401 -> CREDENTIALS;
      case 403 -> NO_RIGHT;
      case 404 -> NOT_THERE;
      case 413 -> TOO_LARGE;
      case 408, 429 -> RATE;
      case 500, 502, 503, 504 -> THEIRS;
      default -> OTHER;
    };
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("no reason was given");
    return line.length() > QUOTED_CHARACTERS ? line.substring(0, QUOTED_CHARACTERS) + "…" : line;
  }
}
