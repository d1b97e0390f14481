package io.stockstream.adapters.testkit;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.Control;
import io.stockstream.domain.statement.Message;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.DecodeFailure;
import io.stockstream.ports.log.Decoded;
import io.stockstream.ports.log.MessageDecoder;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * Reads values that are numbers, each the place of a message in a list; no wire form, so that tests
 * of what becomes of messages do not hang on one. Filled by one thread, then only read.
 */
public final class TestingDecoder implements MessageDecoder {

  private static final long serialVersionUID = 1L;

  private final ArrayList<Serializable> messages = new ArrayList<>();

  /** Returns the value that is read as this message. */
  public byte[] encode(Message message) {
    messages.add(message instanceof Statement statement ? draft(statement) : message);
    return Integer.toString(messages.size() - 1).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Either<DecodeFailure, Decoded> decode(byte[] value) {
    String text = new String(value, StandardCharsets.UTF_8);
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      Violation violation =
          new Violation(ViolationCode.BAD_NUMBER, "", "a number", Violation.quote(text));
      return Either.left(new DecodeFailure(violation, Option.none()));
    }
    Serializable message = messages.get(Integer.parseInt(text));
    return Either.right(
        message instanceof StatementDraft draft
            ? new Decoded.Draft(draft)
            : new Decoded.Signal((Control) message));
  }

  private static StatementDraft draft(Statement statement) {
    BarKey key = statement.key();
    BarDraft bar =
        BarDraft.at(
            key.instrument().symbol(),
            key.instrument().venue(),
            key.timeframe().toString(),
            key.openTime());
    Stamp stamp = statement.stamp();
    return new StatementDraft(
        statement.content() instanceof Ohlcv ohlcv ? with(bar, ohlcv) : bar,
        statement.assetClass(),
        statement.state(),
        statement.content().isVoid(),
        stamp.source(),
        stamp.rank(),
        stamp.revision(),
        Option.none());
  }

  private static BarDraft with(BarDraft bar, Ohlcv ohlcv) {
    Prices prices = ohlcv.prices();
    Activity activity = ohlcv.activity();
    return bar.prices(prices.open(), prices.high(), prices.low(), prices.close())
        .activity(
            activity.volume().getOrNull(),
            activity.turnover().getOrNull(),
            activity.vwap().getOrNull(),
            activity.tradeCount().getOrNull());
  }
}
