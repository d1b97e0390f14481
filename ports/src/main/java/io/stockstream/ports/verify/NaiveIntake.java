package io.stockstream.ports.verify;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.Control;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.Decoded;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.MessageDecoder;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Hands on of the log what can stand: statements, each with its record, and what a log says beside
 * them.
 */
final class NaiveIntake {

  private static final long TOLERATED_SECONDS = 120;

  private final MessageDecoder decoder;
  private final Reference reference;
  private final BiConsumer<Statement, LogRecord> statements;
  private final Consumer<Control> controls;

  NaiveIntake(
      MessageDecoder decoder,
      Reference reference,
      BiConsumer<Statement, LogRecord> statements,
      Consumer<Control> controls) {
    this.decoder = decoder;
    this.reference = reference;
    this.statements = statements;
    this.controls = controls;
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
          .peek(statement -> statements.accept(statement, logRecord));
    } else if (stands(((Decoded.Signal) decoded).control(), key, logRecord)) {
      controls.accept(((Decoded.Signal) decoded).control());
    }
  }

  private static boolean stands(Control control, String key, LogRecord logRecord) {
    return control instanceof Heartbeat heartbeat
        ? key.equals("@" + heartbeat.venue()) && !isFuture(heartbeat.time(), logRecord)
        : key.equals(((Recompute) control).instrument().toString());
  }

  private static boolean isFuture(Instant time, LogRecord logRecord) {
    return time.isAfter(logRecord.appendTime().plusSeconds(TOLERATED_SECONDS));
  }

  static Option<Statement> check(StatementDraft draft, Reference reference) {
    PriceRule rule =
        InstrumentId.of(draft.bar().symbol(), draft.bar().venue())
            .map(instrument -> reference.rulesOf(instrument).priceRule())
            .getOrElse(PriceRule.POSITIVE);
    return Statement.of(draft, rule).toOption();
  }
}
