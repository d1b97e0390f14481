package io.stockstream.adapters.feeds.simulated;

import io.stockstream.adapters.wire.JsonMessageEncoder;
import io.stockstream.domain.bar.Bar;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordKey;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Makes records that cannot stand, out of statements that could. */
final class BadRecords {

  private static final Instant FAR_AHEAD = Instant.parse("2999-01-01T00:00:00Z");
  private static final byte[] STRANGER = RecordKey.bytes("NOBODY@NOWHERE");

  Emission malformed(Instant time, Statement statement, SplittableRandom random) {
    byte[] whole = JsonMessageEncoder.encode(statement);
    String text = new String(whole, StandardCharsets.UTF_8);
    return switch (random.nextInt(5)) {
      case 0 ->
          refused(time, statement, Arrays.copyOf(whole, whole.length / 2), ViolationCode.TRUNCATED);
      case 1 -> refused(time, statement, new byte[0], ViolationCode.EMPTY);
      case 2 -> refused(time, statement, bytes("no json at all"), ViolationCode.BAD_JSON);
      case 3 -> refused(time, statement, bytes(text + text), ViolationCode.TRAILING_TEXT);
      default ->
          refused(
              time,
              statement,
              bytes(text.replaceFirst("\\{", "{\"symbol\":\"TWICE\",")),
              ViolationCode.DUPLICATE_FIELD);
    };
  }

  Emission outOfRange(Instant time, Statement statement, SplittableRandom random) {
    BarDraft bar = draft(statement);
    return switch (random.nextInt(3)) {
      case 0 ->
          refused(
              time,
              statement,
              bar.prices(bar.open(), bar.low().subtract(BigDecimal.ONE), bar.low(), bar.close()),
              ViolationCode.HIGH_BELOW_LOW);
      case 1 ->
          refused(time, statement, bar.volume(new BigDecimal("-1")), ViolationCode.NEGATIVE_AMOUNT);
      default ->
          refused(time, statement, bar.volume(BigDecimal.TEN.pow(14)), ViolationCode.OUT_OF_RANGE);
    };
  }

  Emission future(Instant time, Statement statement) {
    BarDraft bar = draft(statement);
    BarDraft ahead =
        BarDraft.at(bar.symbol(), bar.venue(), bar.timeframe(), FAR_AHEAD)
            .prices(bar.open(), bar.high(), bar.low(), bar.close());
    return refused(time, statement, ahead, ViolationCode.IN_THE_FUTURE);
  }

  Emission wrongKey(Instant time, Statement statement) {
    OutgoingRecord misplaced = new OutgoingRecord(STRANGER, JsonMessageEncoder.encode(statement));
    return new Emission.Refused(time, misplaced, ViolationCode.KEY_MISMATCH);
  }

  private static BarDraft draft(Statement statement) {
    return BarDraft.of(new Bar(statement.key(), (Ohlcv) statement.content()));
  }

  private static Emission refused(
      Instant time, Statement statement, BarDraft bar, ViolationCode code) {
    StatementDraft draft =
        new StatementDraft(
            bar,
            statement.assetClass(),
            statement.state(),
            false,
            statement.stamp().source(),
            statement.stamp().rank(),
            statement.stamp().revision(),
            Option.none());
    return refused(time, statement, JsonMessageEncoder.encode(draft), code);
  }

  private static Emission refused(
      Instant time, Statement statement, byte[] value, ViolationCode code) {
    BarKey key = statement.key();
    byte[] recordKey = RecordKey.bytes(RecordKey.of(key.instrument()));
    return new Emission.Refused(time, new OutgoingRecord(recordKey, value), code);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
