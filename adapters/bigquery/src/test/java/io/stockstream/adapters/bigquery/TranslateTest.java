package io.stockstream.adapters.bigquery;

import static io.stockstream.ports.failure.FailureKind.INTERNAL;
import static io.stockstream.ports.failure.FailureKind.MISCONFIGURED;
import static io.stockstream.ports.failure.FailureKind.REJECTED;
import static io.stockstream.ports.failure.FailureKind.RETRYABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslateTest {

  private static final BigQueryDataset WHERE = new BigQueryDataset("a-project", "market", "US");

  @ParameterizedTest
  @CsvSource({
    "403, rateLimitExceeded, RETRYABLE, true",
    "400, jobRateLimitExceeded, RETRYABLE, true",
    "500, internalError, RETRYABLE, true",
    "503, backendError, RETRYABLE, true",
    "0, backendError, RETRYABLE, true",
    "500, '', RETRYABLE, true",
    "502, '', RETRYABLE, true",
    "503, '', RETRYABLE, true",
    "504, '', RETRYABLE, true",
    "429, '', RETRYABLE, true",
    "200, stopped, RETRYABLE, false",
    "403, quotaExceeded, REJECTED, false",
    "400, invalid, REJECTED, false",
    "400, resourcesExceeded, REJECTED, false",
    "413, '', REJECTED, false",
    "403, accessDenied, MISCONFIGURED, false",
    "403, billingNotEnabled, MISCONFIGURED, false",
    "400, bytesBilledLimitExceeded, MISCONFIGURED, false",
    "404, notFound, MISCONFIGURED, false",
    "401, authError, MISCONFIGURED, false",
    "401, '', MISCONFIGURED, false",
    "403, '', MISCONFIGURED, false",
    "400, invalidQuery, INTERNAL, false",
    "418, '', INTERNAL, false"
  })
  void eachReasonHasItsKindAndSaysWhetherItIsTriedAgain(
      int status, String reason, FailureKind kind, boolean backsOff) {
    Translate.Rule rule = Translate.rule(new Failure(status, reason, "said", null));

    assertThat(rule.kind()).isEqualTo(kind);
    assertThat(rule.backsOff()).isEqualTo(backsOff);
  }

  @Test
  void whatDidNotAnswerIsTriedAgainUnlessItNeverWill() {
    assertThat(rule(new ConnectException("refused")).kind()).isEqualTo(RETRYABLE);
    assertThat(rule(new SocketTimeoutException("30 s")).backsOff()).isTrue();
    assertThat(rule(new SSLHandshakeException("unknown authority")).kind())
        .isEqualTo(MISCONFIGURED);
  }

  @Test
  void whoHasNoCredentialsIsToldHowToGetSomeAndToSeeToTheClock() {
    PortException said =
        translate(
            new IOException(
                "Error getting access token: 400 Bad Request invalid_grant: Token must be short-lived"));

    assertThat(said.kind()).isEqualTo(MISCONFIGURED);
    assertThat(said)
        .hasMessageContainingAll(
            "warehouse bigquery://a-project/market: merging failed",
            "gcloud auth application-default login",
            "clock");
    assertThat(translate(new IOException("Your default credentials were not found.")).kind())
        .isEqualTo(MISCONFIGURED);
  }

  @Test
  void aStatementThatMetAnotherIsTriedAgain() {
    Failure met =
        new Failure(
            0,
            "invalidQuery",
            "Could not serialize access to table a:b.bars due to concurrent update",
            null);

    assertThat(Translate.rule(met).backsOff()).isTrue();
  }

  @Test
  void aLongMessageIsOneShortLine() {
    Failure failure = new Failure(400, "invalid", "x".repeat(9_000) + "\nmore", null);

    PortException said = Translate.translate(WHERE, "staging", failure, null);

    assertThat(said.kind()).isEqualTo(REJECTED);
    assertThat(said.getMessage()).hasSizeLessThan(700).doesNotContain("\n").endsWith("…");
    assertThat(Translate.rule(new Failure(0, "", "", null)).kind()).isEqualTo(INTERNAL);
  }

  private static Translate.Rule rule(IOException cause) {
    return Translate.rule(new Failure(0, "", cause.getMessage(), cause));
  }

  private static PortException translate(IOException cause) {
    return Translate.translate(
        WHERE, "merging", new Failure(0, "", cause.getMessage(), cause), cause);
  }
}
