package io.stockstream.adapters.kafka;

import static io.stockstream.adapters.kafka.TestingLog.outgoing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.LogExtent;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.OutgoingRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class KafkaRecordReaderTest {

  private static final int MIB = 1024 * 1024;

  @TempDir static Path directory;
  private static TestingLog log;

  @BeforeAll
  static void start() {
    log = TestingLog.start(directory);
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  /** The test's JVM has less memory than the records take: see the pom. */
  @Test
  void moreRecordsThanMemoryGoInAndOut() {
    log.topics().ensure("many", 2);
    byte[] value = new byte[1_500];
    new Random(1).nextBytes(value);
    assertThat(Runtime.getRuntime().maxMemory()).isLessThan(200_000L * value.length);

    log.publish("many", outgoing(200_000, i -> new OutgoingRecord(new byte[] {(byte) i}, value)));

    Map<Integer, Long> next = new HashMap<>();
    LogExtent extent = reader("many").read(r -> assertNext(next, r));
    assertThat(extent).isEqualTo(new LogExtent(200_000, 0));
  }

  private static void assertNext(Map<Integer, Long> next, LogRecord read) {
    long expected = next.getOrDefault(read.position().partition(), 0L);
    assertThat(read.position().offset()).isEqualTo(expected);
    next.put(read.position().partition(), expected + 1);
  }

  @Test
  void largeRecordsAreReadToo() {
    log.topics().ensure("large", 2);

    log.publish(
        "large", outgoing(10, i -> new OutgoingRecord(new byte[] {(byte) i}, new byte[3 * MIB])));

    assertThat(reader("large").read(r -> assertThat(r.value()).hasSize(3 * MIB)))
        .isEqualTo(new LogExtent(10, 0));
  }

  @Test
  void anEmptyTopicHasNothing() {
    log.topics().ensure("empty", 3);

    assertThat(reader("empty").read(r -> {})).isEqualTo(new LogExtent(0, 0));
  }

  @Test
  void whatRetentionRemovedIsCounted() throws Exception {
    log.topics().ensure("removed", 1);
    log.publish("removed", outgoing(10, i -> outgoing("K", "" + i)));
    log.removeBefore("removed", 0, 7);

    assertThat(reader("removed").read(r -> {})).isEqualTo(new LogExtent(3, 7));
    assertThat(log.readAll("removed"))
        .extracting(r -> r.position() + "=" + TestingLog.value(r))
        .containsExactly("removed/0/7=7", "removed/0/8=8", "removed/0/9=9");
  }

  @Test
  void allOfItRemovedIsCountedToo() throws Exception {
    log.topics().ensure("gone", 1);
    log.publish("gone", outgoing(10, i -> outgoing("K", "" + i)));
    log.removeBefore("gone", 0, 10);

    assertThat(reader("gone").read(r -> {})).isEqualTo(new LogExtent(0, 10));
  }

  @Test
  void retentionThatOvertakesTheReaderIsNoGapInSilence() {
    log.topics().ensure("overtaken", 1);
    byte[] value = new byte[1_000];
    new Random(1).nextBytes(value);
    log.publish("overtaken", outgoing(60_000, i -> new OutgoingRecord(new byte[1], value)));

    assertThatThrownBy(() -> reader("overtaken").read(r -> removeBehind("overtaken", r, 59_999)))
        .isInstanceOfSatisfying(
            PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.RETRYABLE))
        .hasMessageEndingWith("; retention ran meanwhile; read again");
  }

  private static void removeBehind(String topic, LogRecord read, long offset) {
    if (read.position().offset() == 0) {
      try {
        log.removeBefore(topic, 0, offset);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void absentKeysAndValuesAreEmpty() throws Exception {
    log.topics().ensure("absent", 1);
    log.sendRaw("absent", null, null);

    assertThat(log.readAll("absent"))
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.key()).isEmpty();
              assertThat(r.value()).isEmpty();
            });
  }

  @Test
  void whatComesDuringTheReadIsNotRead() {
    log.topics().ensure("growing", 1);
    log.publish("growing", outgoing(10, i -> outgoing("K", "" + i)));
    AtomicInteger more = new AtomicInteger();

    LogExtent extent;
    try (var publisher = log.publisher("growing")) {
      extent =
          reader("growing")
              .read(
                  r ->
                      more.addAndGet(
                          (int) publisher.publish(outgoing(1, i -> outgoing("K", "later")))));
    }

    assertThat(extent).isEqualTo(new LogExtent(10, 0));
    assertThat(more).hasValue(10);
    assertThat(log.readAll("growing")).hasSize(20);
  }

  @Test
  void anExceptionOfTheConsumerPassesThrough() {
    log.topics().ensure("consumer", 1);
    log.publish("consumer", outgoing(1, i -> outgoing("K", "v")));

    assertThatThrownBy(
            () ->
                reader("consumer")
                    .read(
                        r -> {
                          throw new IllegalStateException("the caller's own");
                        }))
        .hasMessage("the caller's own");
  }

  @Test
  void aTopicThatIsMissingIsNamed() {
    assertThatThrownBy(() -> reader("nowhere").read(r -> {}))
        .isInstanceOfSatisfying(
            PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.MISCONFIGURED))
        .hasMessage(
            "%s: topic nowhere: expected to exist, was missing; create it or correct the name",
            log.connection());
  }

  private static KafkaRecordReader reader(String topic) {
    return new KafkaRecordReader(log.connection(), topic);
  }
}
