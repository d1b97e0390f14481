package io.stockstream.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody there, or nobody who answers: each call says so in the time it was given. */
@Timeout(30)
class KafkaConnectionTest {

  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final KafkaConnection NOBODY = new KafkaConnection("127.0.0.1:9", SHORT);

  @Test
  void waitsTenSecondsUnlessTold() {
    assertThat(KafkaConnection.to("broker:9092").timeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void noServersAreRefused() {
    assertThatThrownBy(() -> KafkaConnection.to(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bootstrap servers: expected host:port, was ' '");
  }

  @Test
  void lessThanASecondIsRefused() {
    assertThatThrownBy(() -> new KafkaConnection("broker:9092", Duration.ofMillis(30)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout: expected at least 1s, was 30 ms");
  }

  @Test
  void topicsSayThatNobodyIsThere() {
    assertSilent(() -> new KafkaTopics(NOBODY).ensure("bars", 1), NOBODY);
  }

  @Test
  void aPublisherSaysThatNobodyIsThere() {
    assertSilent(() -> KafkaRecordPublisher.open(NOBODY, "bars"), NOBODY);
  }

  @Test
  void aReaderSaysThatNobodyIsThere() {
    assertSilent(() -> new KafkaRecordReader(NOBODY, "bars").read(r -> {}), NOBODY);
  }

  @Test
  void aPortThatNeverAnswersIsSilentToo() throws IOException {
    try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var connection = new KafkaConnection("127.0.0.1:" + mute.getLocalPort(), SHORT);

      assertSilent(() -> new KafkaTopics(connection).ensure("bars", 1), connection);
      assertSilent(() -> new KafkaRecordReader(connection, "bars").read(r -> {}), connection);
    }
  }

  @Test
  void anAddressThatIsNoneIsAMistake() {
    assertMisconfigured("broker");
    assertMisconfigured("broker.invalid:9092");
  }

  private static void assertMisconfigured(String servers) {
    var connection = new KafkaConnection(servers, SHORT);

    assertThatThrownBy(() -> new KafkaTopics(connection).ensure("bars", 1))
        .isInstanceOfSatisfying(
            PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.MISCONFIGURED))
        .hasMessageStartingWith("kafka at " + servers + ": ");
    assertThatThrownBy(() -> new KafkaRecordReader(connection, "bars").read(r -> {}))
        .isInstanceOfSatisfying(
            PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.MISCONFIGURED));
  }

  private static void assertSilent(Runnable call, KafkaConnection connection) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.RETRYABLE))
        .hasMessage(
            "%s: expected a broker, none answered in 2 s; start one with"
                + " 'apps/stockstream broker', or correct kafka.bootstrap-servers or kafka.client-config",
            connection);
  }
}
