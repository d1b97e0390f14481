package io.stockstream.adapters.wire;

import io.stockstream.domain.bar.Bar;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StatementDraft;
import io.vavr.control.Option;

/** Turns a statement that stands back into the draft of it. */
final class StatementDrafts {

  private StatementDrafts() {}

  static StatementDraft of(Statement statement) {
    return new StatementDraft(
        bar(statement),
        statement.assetClass(),
        statement.state(),
        statement.content().isVoid(),
        statement.stamp().source(),
        statement.stamp().rank(),
        statement.stamp().revision(),
        Option.none());
  }

  private static BarDraft bar(Statement statement) {
    BarKey key = statement.key();
    return statement.content() instanceof Ohlcv ohlcv
        ? BarDraft.of(new Bar(key, ohlcv))
        : BarDraft.at(
            key.instrument().symbol(),
            key.instrument().venue(),
            key.timeframe().toString(),
            key.openTime());
  }
}
