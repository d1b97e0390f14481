package io.stockstream.ports.verify;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.Decoded;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.MessageDecoder;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Keeps of the log what can stand, and the clocks that it moves. */
final class NaiveIntake {

  private static final long TOLERATED_SECONDS = 120;

  private final MessageDecoder decoder;
  private final Reference reference;
  private final NaiveClocks clocks;
  private final RowSorter statements;

  NaiveIntake(
      MessageDecoder decoder, Reference reference, NaiveClocks clocks, RowSorter statements) {
    this.decoder = decoder;
    this.reference = reference;
    this.clocks = clocks;
    this.statements = statements;
  }

  void take(LogRecord logRecord) {
    decoder.decode(logRecord.value()).peek(decoded -> take(decoded, logRecord));
  }

  private void take(Decoded decoded, LogRecord logRecord) {
    String key = new String(logRecord.key(), StandardCharsets.UTF_8);
    if (decoded instanceof Decoded.Draft draft) {
      check(draft.statement(), reference)
          .filter(statement -> key.equals(statement.key().instrument().toString()))
          .filter(statement -> !isFuture(statement.key().openTime(), logRecord))
          .peek(statement -> keep(statement, logRecord));
    } else if (((Decoded.Signal) decoded).control() instanceof Heartbeat heartbeat
        && key.equals("@" + heartbeat.venue())
        && !isFuture(heartbeat.time(), logRecord)) {
      clocks.heartbeat(heartbeat.venue(), heartbeat.time());
    }
  }

  private static boolean isFuture(Instant time, LogRecord logRecord) {
    return time.isAfter(logRecord.appendTime().plusSeconds(TOLERATED_SECONDS));
  }

  private void keep(Statement statement, LogRecord logRecord) {
    clocks.bar(statement.key().instrument(), statement.key().openTime());
    statements.add(RowText.key(statement.key()), logRecord.value());
  }

  static Option<Statement> check(StatementDraft draft, Reference reference) {
    PriceRule rule =
        InstrumentId.of(draft.bar().symbol(), draft.bar().venue())
            .map(instrument -> reference.rulesOf(instrument).priceRule())
            .getOrElse(PriceRule.POSITIVE);
    return Statement.of(draft, rule).toOption();
  }
}
