package io.stockstream.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.merge.Position;
import io.stockstream.ports.log.LogExtent;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordKey;
import io.stockstream.ports.log.RecordPublisher;
import io.stockstream.ports.log.RecordReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RecordPublisher} and {@link RecordReader} of one log do. An adapter's test
 * extends it and says how to make a topic.
 */
public abstract class RecordLogContract {

  /** As far as a broker's clock may be from this one. */
  private static final Duration CLOCKS_APART = Duration.ofSeconds(5);

  private final List<Topic> created = new ArrayList<>();

  /**
   * A new, empty topic as both ends see it.
   *
   * @param name of the topic
   * @param publisher closed by the test
   * @param reader reads it from its beginning, as often as asked
   */
  public record Topic(String name, RecordPublisher publisher, RecordReader reader) {}

  /** Makes a topic that was not there before, with so many partitions. */
  protected abstract Topic create(int partitions);

  @AfterEach
  void closePublishers() {
    created.forEach(topic -> topic.publisher().close());
  }

  private Topic topic(int partitions) {
    Topic topic = create(partitions);
    created.add(topic);
    return topic;
  }

  private static OutgoingRecord outgoing(String key, String value) {
    return new OutgoingRecord(RecordKey.bytes(key), value.getBytes(StandardCharsets.UTF_8));
  }

  private static long publish(Topic topic, Stream<OutgoingRecord> records) {
    return topic.publisher().publish(records.iterator());
  }

  private static List<LogRecord> read(Topic topic) {
    List<LogRecord> records = new ArrayList<>();
    topic.reader().read(records::add);
    return records;
  }

  private static String value(LogRecord logRecord) {
    return new String(logRecord.value(), StandardCharsets.UTF_8);
  }

  @Test
  void anEmptyTopicHasNothingToRead() {
    Topic topic = topic(3);

    List<LogRecord> records = new ArrayList<>();
    LogExtent extent = topic.reader().read(records::add);

    assertThat(extent).isEqualTo(new LogExtent(0, 0));
    assertThat(records).isEmpty();
  }

  @Test
  void nothingIsPublishedOfNothing() {
    RecordPublisher publisher = topic(1).publisher();
    assertThat(publisher.publish(List.<OutgoingRecord>of().iterator())).isZero();
  }

  @Test
  void everyRecordIsThereWhenPublishReturns() {
    Topic topic = topic(3);
    Iterator<OutgoingRecord> records =
        IntStream.range(0, 5_000).mapToObj(i -> outgoing("S" + i % 50, "v" + i)).iterator();

    assertThat(topic.publisher().publish(records)).isEqualTo(5_000);
    List<LogRecord> found = new ArrayList<>();
    assertThat(topic.reader().read(found::add)).isEqualTo(new LogExtent(5_000, 0));
    assertThat(found).extracting(RecordLogContract::value).doesNotHaveDuplicates().hasSize(5_000);
  }

  @Test
  void recordsOfOneKeyAreInOnePartitionInTheirOrder() {
    Topic topic = topic(4);
    publish(topic, IntStream.range(0, 1_000).mapToObj(i -> outgoing("S" + i % 7, "" + i)));
    publish(topic, IntStream.range(1_000, 2_000).mapToObj(i -> outgoing("S" + i % 7, "" + i)));

    Map<String, List<LogRecord>> byKey =
        read(topic).stream().collect(Collectors.groupingBy(r -> RecordKey.text(r.key())));
    assertThat(byKey).hasSize(7);
    byKey.forEach(
        (key, records) -> {
          assertThat(records)
              .extracting(r -> r.position().partition())
              .containsOnly(records.get(0).position().partition());
          assertThat(records).extracting(r -> Integer.parseInt(value(r))).isSorted();
        });
  }

  @Test
  void keysSpreadOverThePartitions() {
    Topic topic = topic(4);
    publish(topic, IntStream.range(0, 200).mapToObj(i -> outgoing("S" + i, "v")));

    assertThat(read(topic)).extracting(r -> r.position().partition()).contains(0, 1, 2, 3);
  }

  @Test
  void positionsNameTheTopicAndCountFromZeroInEachPartition() {
    Topic topic = topic(2);
    publish(topic, IntStream.range(0, 100).mapToObj(i -> outgoing("S" + i, "v")));

    List<LogRecord> records = read(topic);
    Set<Position> expected = new HashSet<>();
    for (int partition = 0; partition < 2; partition++) {
      int inPartition = partition;
      long count = records.stream().filter(r -> r.position().partition() == inPartition).count();
      for (long offset = 0; offset < count; offset++) {
        expected.add(new Position(topic.name(), partition, offset));
      }
    }
    assertThat(records)
        .extracting(LogRecord::position)
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(records.stream().filter(r -> r.position().partition() == 0).toList())
        .isSortedAccordingTo(Comparator.comparing(LogRecord::position));
  }

  @Test
  void theLogSaysWhenItTookARecord() {
    Instant before = Instant.now().minus(CLOCKS_APART);
    Topic topic = topic(1);
    publish(topic, Stream.of(outgoing("S", "v")));

    assertThat(read(topic).get(0).appendTime()).isBetween(before, Instant.now().plus(CLOCKS_APART));
  }

  @Test
  void bytesComeBackAsTheyWent() {
    byte[] everyByte = new byte[256];
    for (int i = 0; i < everyByte.length; i++) {
      everyByte[i] = (byte) i;
    }
    Topic topic = topic(1);
    publish(
        topic,
        Stream.of(
            new OutgoingRecord(everyByte, everyByte),
            new OutgoingRecord(new byte[0], new byte[0]),
            new OutgoingRecord(new byte[] {1}, new byte[100_000])));

    List<LogRecord> records = read(topic);
    assertThat(records.get(0).key()).isEqualTo(everyByte);
    assertThat(records.get(0).value()).isEqualTo(everyByte);
    assertThat(records.get(1).key()).isEmpty();
    assertThat(records.get(1).value()).isEmpty();
    assertThat(records.get(2).value()).hasSize(100_000);
  }

  @Test
  void aRepeatAppendsAgain() {
    Topic topic = topic(1);
    publish(topic, Stream.of(outgoing("S", "v")));
    publish(topic, Stream.of(outgoing("S", "v")));

    assertThat(read(topic)).extracting(RecordLogContract::value).containsExactly("v", "v");
  }

  @Test
  void theLogIsReadFromItsBeginningEachTime() {
    Topic topic = topic(2);
    publish(topic, Stream.of(outgoing("A", "1"), outgoing("B", "2")));

    assertThat(read(topic)).hasSize(2);
    assertThat(read(topic)).hasSize(2);
  }

  @Test
  void aReadEndsWhereTheLogEndedWhenItBegan() {
    Topic topic = topic(1);
    publish(topic, IntStream.range(0, 10).mapToObj(i -> outgoing("S", "v" + i)));

    List<LogRecord> seen = new ArrayList<>();
    LogExtent extent =
        topic
            .reader()
            .read(
                r -> {
                  seen.add(r);
                  publish(topic, Stream.of(outgoing("S", "meanwhile")));
                });

    assertThat(extent.records()).isEqualTo(10);
    assertThat(seen).extracting(RecordLogContract::value).doesNotContain("meanwhile");
    assertThat(read(topic)).hasSize(20);
  }
}
