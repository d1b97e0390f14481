package io.stockstream.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.ports.log.LogExtent;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.OutgoingRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryLogTest extends RecordLogContract {

  @Override
  protected Topic create(int partitions) {
    MemoryLog log = new MemoryLog("bars", partitions, InstantSource.system());
    return new Topic("bars", log.publisher(), log.reader());
  }

  private static MemoryLog logOfThree() {
    MemoryLog log = new MemoryLog("bars", 1, InstantSource.fixed(Instant.EPOCH));
    List<OutgoingRecord> records = new ArrayList<>();
    for (byte i = 0; i < 3; i++) {
      records.add(new OutgoingRecord(new byte[] {'S'}, new byte[] {i}));
    }
    log.publisher().publish(records.iterator());
    return log;
  }

  @Test
  void recordsAreStampedByTheGivenClock() {
    assertThat(logOfThree().records()).allMatch(r -> r.appendTime().equals(Instant.EPOCH));
  }

  @Test
  void whatRetentionRemovedIsCountedAndOffsetsGoOn() {
    MemoryLog log = logOfThree();
    log.removeBefore(0, 2);
    log.publisher().publish(List.of(new OutgoingRecord(new byte[0], new byte[0])).iterator());

    List<LogRecord> records = new ArrayList<>();
    assertThat(log.reader().read(records::add)).isEqualTo(new LogExtent(2, 2));
    assertThat(records).extracting(r -> r.position().offset()).containsExactly(2L, 3L);
  }

  @Test
  void bytesThatAreChangedAfterwardsAreNotTheLogs() {
    MemoryLog log = new MemoryLog("bars", 1, InstantSource.fixed(Instant.EPOCH));
    byte[] value = {1};
    log.publisher().publish(List.of(new OutgoingRecord(new byte[0], value)).iterator());
    value[0] = 2;

    assertThat(log.records().get(0).value()).containsExactly(1);
  }
}
