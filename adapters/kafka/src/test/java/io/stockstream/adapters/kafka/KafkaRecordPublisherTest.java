package io.stockstream.adapters.kafka;

import static io.stockstream.adapters.kafka.TestingLog.key;
import static io.stockstream.adapters.kafka.TestingLog.outgoing;
import static io.stockstream.adapters.kafka.TestingLog.value;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.OutgoingRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class KafkaRecordPublisherTest {

  private static final int PARTITIONS = 3;
  private static final int KEYS = 20;

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

  @Test
  void recordsOfOneKeyAreReadInTheOrderOfTheirPublishing() {
    log.topics().ensure("order", PARTITIONS);

    long sent = log.publish("order", outgoing(10_000, i -> outgoing("K" + i % KEYS, "" + i)));

    Map<String, List<LogRecord>> byKey =
        log.readAll("order").stream().collect(groupingBy(TestingLog::key));
    assertThat(sent).isEqualTo(10_000);
    assertThat(byKey).hasSize(KEYS);
    assertThat(byKey.values())
        .allSatisfy(
            records ->
                assertThat(records)
                    .hasSize(10_000 / KEYS)
                    .extracting(r -> Integer.valueOf(value(r)))
                    .isSorted());
  }

  @Test
  void aKeyIsInThePartitionThatKafkasOwnHashSays() {
    log.topics().ensure("hash", PARTITIONS);

    log.publish("hash", outgoing(KEYS, i -> outgoing("K" + i + "@XNAS", "" + i)));

    assertThat(log.readAll("hash"))
        .hasSize(KEYS)
        .allSatisfy(
            r ->
                assertThat(r.position().partition())
                    .isEqualTo(BuiltInPartitioner.partitionForKey(r.key(), PARTITIONS)));
  }

  @Test
  void aRecordIsStampedByTheBroker() {
    log.topics().ensure("stamped", 1);
    Instant before = Instant.ofEpochMilli(System.currentTimeMillis());

    log.publish("stamped", outgoing(3, i -> outgoing("K", "" + i)));

    assertThat(log.readAll("stamped"))
        .hasSize(3)
        .allSatisfy(r -> assertThat(r.appendTime()).isBetween(before, Instant.now()));
  }

  @Test
  void bytesArriveAsTheyWere() {
    log.topics().ensure("bytes", 1);
    byte[] any = new byte[1_000];
    new Random(1).nextBytes(any);

    log.publish("bytes", List.of(new OutgoingRecord(any, any), outgoing("", "")).iterator());

    List<LogRecord> read = log.readAll("bytes");
    assertThat(read.get(0).key()).isEqualTo(any);
    assertThat(read.get(0).value()).isEqualTo(any);
    assertThat(read.get(1).key()).isEmpty();
    assertThat(read.get(1).value()).isEmpty();
  }

  @Test
  void theNextPublishContinuesTheOrder() {
    log.topics().ensure("calls", PARTITIONS);

    try (var publisher = log.publisher("calls")) {
      for (int call = 0; call < 50; call++) {
        int first = call * 10;
        publisher.publish(outgoing(10, i -> outgoing("K", "" + (first + i))));
      }
    }

    assertThat(log.readAll("calls"))
        .extracting(r -> Integer.valueOf(value(r)))
        .hasSize(500)
        .isSorted();
  }

  @Test
  void nothingToPublishIsNothing() {
    log.topics().ensure("nothing", 1);

    assertThat(log.publish("nothing", Collections.emptyIterator())).isZero();
  }

  @Test
  void aRecordTooLargeIsRejectedWithItsSizeAndTheLimit() throws Exception {
    log.createTopic("small", Map.of("max.message.bytes", "2000"));
    try (var publisher = log.publisher("small")) {
      var records = List.of(outgoing("A", "1"), outgoing("B", "x".repeat(2_000))).iterator();

      assertThatThrownBy(() -> publisher.publish(records))
          .isInstanceOfSatisfying(
              PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED))
          .hasMessage(
              "%s: topic small: record of key 'B' has 2001 bytes and Kafka's frame around them;"
                  + " expected at most 2000, max.message.bytes of the topic when it was opened;"
                  + " raise that, or send less in one record",
              log.connection());
    }
  }

  @Test
  void aRefusalStopsAtTheRecordAndTheNextPublishGoesOn() throws Exception {
    log.createTopic("refusing", Map.of("max.message.bytes", "2000"));
    try (var publisher = log.publisher("refusing")) {
      var records =
          List.of(outgoing("K", "x".repeat(2_000)), outgoing("K", "after the refusal")).iterator();
      assertThatExceptionOfType(PortException.class).isThrownBy(() -> publisher.publish(records));
      assertThat(records).hasNext();

      assertThat(publisher.publish(List.of(outgoing("K", "next")).iterator())).isEqualTo(1);
    }

    assertThat(log.readAll("refusing")).extracting(TestingLog::value).containsExactly("next");
  }

  @Test
  void aTopicThatIsMissingIsNamed() {
    assertThatThrownBy(() -> log.publisher("nowhere"))
        .isInstanceOfSatisfying(
            PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.MISCONFIGURED))
        .hasMessage(
            "%s: topic nowhere: expected to exist, was missing; create it or correct the name",
            log.connection());
  }

  @Test
  void anExceptionOfTheIteratorPassesThrough() {
    log.topics().ensure("iterator", 1);
    Iterator<OutgoingRecord> broken =
        outgoing(
            2,
            i -> {
              throw new IllegalStateException("the feed's own");
            });

    assertThatThrownBy(() -> log.publish("iterator", broken)).hasMessage("the feed's own");
  }

  @Test
  void aBrokerThatDiesFailsThePublishAndTheNextOneGoesOnInOrder(@TempDir Path own) {
    TestingLog first = TestingLog.start(own);
    first.topics().ensure("bars", 1);
    int port = first.port();
    try (var publisher = KafkaRecordPublisher.open(first.impatient(), "bars")) {
      Iterator<OutgoingRecord> dying =
          outgoing(
              20_000,
              i -> {
                if (i == 10_000) {
                  first.close();
                }
                return outgoing("K", "" + i);
              });

      assertThatThrownBy(() -> publisher.publish(dying))
          .isInstanceOfSatisfying(
              PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.RETRYABLE));

      try (var second = TestingLog.start(own, port)) {
        publisher.publish(outgoing(20_000, i -> outgoing("K", "" + (20_000 + i))));
        assertThat(second.readAll("bars"))
            .allSatisfy(r -> assertThat(key(r)).isEqualTo("K"))
            .extracting(r -> Integer.valueOf(value(r)))
            .isSorted()
            .doesNotHaveDuplicates()
            .hasSizeGreaterThanOrEqualTo(20_000)
            .endsWith(39_999);
      }
    }
  }

  @Test
  void closingTwiceDoesNothing() {
    log.topics().ensure("closing", 1);
    var publisher = log.publisher("closing");

    publisher.close();
    publisher.close();
  }
}
