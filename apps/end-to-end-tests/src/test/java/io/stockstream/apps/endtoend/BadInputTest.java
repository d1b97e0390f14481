package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever arrives, the query goes on, and nothing is lost: the whole chain, not the decoder alone.
 */
class BadInputTest {

  private static final String KEY = "AAPL@XNAS";
  private static final String GOOD =
      "{\"type\":\"bar\",\"symbol\":\"AAPL\",\"venue\":\"XNAS\",\"assetClass\":\"STOCK\","
          + "\"timeframe\":\"1m\",\"openTime\":\"2026-01-05T14:31:00Z\",\"state\":\"CLOSED\","
          + "\"open\":101,\"high\":102,\"low\":100,\"close\":101.5,\"volume\":10,"
          + "\"source\":\"test\",\"rank\":64,\"revision\":1}";

  @TempDir Path folder;

  @Test
  void garbageIsKeptWithItsReasonAndEverythingElseIsStored() {
    List<OutgoingRecord> records = new ArrayList<>();
    records.add(value(""));
    records.add(value("not json"));
    records.add(value(GOOD.substring(0, 60)));
    records.add(value(GOOD + "{}"));
    records.add(value("[".repeat(100_000)));
    records.add(value(GOOD.replace("AAPL", "A".repeat(2_000_000))));
    records.add(value(GOOD.replace("\"high\":102", "\"high\":NaN")));
    records.add(value(GOOD.replace("\"high\":102", "\"high\":99")));
    records.add(value(GOOD.replace("\"open\":101", "\"open\":" + "9".repeat(21))));
    records.add(value(GOOD.replace("101.5", "101.5000000000000000001")));
    records.add(value(GOOD.replace("14:31:00Z", "14:31:07Z")));
    records.add(value(GOOD.replace("2026-", "2999-")));
    records.add(new OutgoingRecord(RecordKey.bytes("IBM@XNYS"), bytes(GOOD)));
    records.add(new OutgoingRecord(new byte[0], bytes(GOOD)));
    records.add(new OutgoingRecord(RecordKey.bytes(KEY), new byte[] {'{', (byte) 0xC3, '}'}));
    records.add(value(GOOD));
    // A future's symbol, which begins as a venue's key does: one task's, not every task's.
    records.add(
        new OutgoingRecord(RecordKey.bytes("@ES#@XNAS"), bytes(GOOD.replace("AAPL", "@ES#"))));

    try (Chain chain = Chain.start(folder)) {
      chain.publish(records.iterator());
      LocalStream.run(chain, 1_000);

      assertThat(chain.account().toString())
          .isEqualTo(
              "account consumed=17 accepted=2 correction=0 duplicate=0 stale=0 conflict=0"
                  + " quarantined=15 control=0 unexplained=0");
      assertThat(chain.quarantined())
          .isEqualTo(
              Map.ofEntries(
                  Map.entry(ViolationCode.EMPTY, 1L),
                  Map.entry(ViolationCode.BAD_JSON, 1L),
                  Map.entry(ViolationCode.TRUNCATED, 1L),
                  Map.entry(ViolationCode.TRAILING_TEXT, 1L),
                  Map.entry(ViolationCode.TOO_LONG, 2L),
                  Map.entry(ViolationCode.NOT_FINITE, 1L),
                  Map.entry(ViolationCode.HIGH_BELOW_LOW, 1L),
                  Map.entry(ViolationCode.OUT_OF_RANGE, 1L),
                  Map.entry(ViolationCode.TOO_PRECISE, 1L),
                  Map.entry(ViolationCode.OFF_GRID, 1L),
                  Map.entry(ViolationCode.IN_THE_FUTURE, 1L),
                  Map.entry(ViolationCode.KEY_MISMATCH, 2L),
                  Map.entry(ViolationCode.BAD_ENCODING, 1L)));
      assertThat(chain.quarantinedBytes())
          .containsExactlyInAnyOrderElementsOf(
              records.subList(0, 15).stream()
                  .map(r -> List.of(text(r.key()), text(r.value())))
                  .toList());
      assertThat(chain.verify(new ArrayList<>()).holdsToTheEnd()).isTrue();
    }
  }

  private static OutgoingRecord value(String text) {
    return new OutgoingRecord(RecordKey.bytes(KEY), bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
