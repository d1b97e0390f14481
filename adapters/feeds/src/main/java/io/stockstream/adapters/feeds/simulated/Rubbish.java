package io.stockstream.adapters.feeds.simulated;

import io.stockstream.adapters.wire.JsonMessageEncoder;
import io.stockstream.domain.bar.Bar;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordKey;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * Sends records that cannot stand, next to those that can. Each is made from a CLOSED statement
 * that is later than the bar's own and says something else: were it let through, the store would
 * show it.
 *
 * @param faults how often
 * @param random which
 * @param schedule takes them
 */
record Rubbish(FaultRates faults, Random random, Schedule schedule) {

  private static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  /**
   * @param closed the bar's own last word
   * @param other an instrument under whose key a statement may get
   */
  void send(Saying closed, BarScript script, Listing other) {
    for (Fault fault : Fault.values()) {
      if (isRubbish(fault) && faults.strikes(fault, random)) {
        Saying afterthought = script.afterthought(closed);
        schedule.count(fault);
        schedule.add(afterthought.at(), make(fault, afterthought.statement(), other));
      }
    }
  }

  private static boolean isRubbish(Fault fault) {
    return fault.compareTo(Fault.MALFORMED) >= 0;
  }

  private Emission make(Fault fault, Statement statement, Listing other) {
    return switch (fault) {
      case MALFORMED -> malformed(statement);
      case OUT_OF_RANGE -> nonsense(statement);
      case FUTURE -> future(statement);
      case WRONG_KEY -> wrongKey(statement, other);
      default -> throw new IllegalStateException("Invariant: a kind of rubbish, was " + fault);
    };
  }

  private Emission malformed(Statement statement) {
    Garbling garbling = pick(Garbling.values());
    OutgoingRecord record = JsonMessageEncoder.toRecord(statement);
    byte[] value = garbling.apply(record.value(), random);
    return new Emission.Refused(new OutgoingRecord(record.key(), value), garbling.code());
  }

  private Emission nonsense(Statement statement) {
    Nonsense nonsense = pick(Nonsense.values());
    BarDraft bar = BarDraft.of(new Bar(statement.key(), (Ohlcv) statement.content()));
    OutgoingRecord record =
        JsonMessageEncoder.toRecord(draft(nonsense.apply(bar), statement, statement.stamp()));
    return new Emission.Refused(record, nonsense.code());
  }

  private static StatementDraft draft(BarDraft bar, Statement statement, Stamp stamp) {
    return new StatementDraft(
        bar,
        statement.assetClass(),
        statement.state(),
        false,
        stamp.source(),
        stamp.rank(),
        stamp.revision(),
        Option.none());
  }

  private static Emission future(Statement statement) {
    BarKey key = statement.key();
    long second = Math.floorMod(key.openTime().getEpochSecond(), DAY.toSeconds());
    BarKey later =
        new BarKey(key.instrument(), key.timeframe(), FUTURE.plusSeconds(second), key.origin());
    Statement moved =
        new Statement(
            later,
            statement.assetClass(),
            statement.state(),
            statement.content(),
            statement.stamp());
    return new Emission.Refused(JsonMessageEncoder.toRecord(moved), ViolationCode.IN_THE_FUTURE);
  }

  private static Emission wrongKey(Statement statement, Listing other) {
    byte[] key = RecordKey.bytes(RecordKey.of(other.instrument()));
    byte[] value = JsonMessageEncoder.encode(statement);
    return new Emission.Refused(new OutgoingRecord(key, value), ViolationCode.KEY_MISMATCH);
  }

  private <T> T pick(T[] kinds) {
    return kinds[random.nextInt(kinds.length)];
  }
}
