package io.stockstream.ports.verify;

import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Statement;
import io.stockstream.ports.log.LogExtent;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.MessageDecoder;
import io.stockstream.ports.log.RecordReader;
import java.util.function.BiConsumer;

/** What is expected of the log twice over: as far as a ledger has come, and to its end. */
final class NaiveLog {

  /** Sorts a key behind itself and before every other. */
  private static final String AHEAD = "\u0001+";

  private final Consumed consumed;
  private final RowSorter statements;
  private final MessageDecoder decoder;
  private final Reference reference;
  private final NaiveIntake intake;
  private final NaiveClocks clocks = new NaiveClocks();
  private final NaiveClocks clocksAtTheEnd = new NaiveClocks();
  private boolean isAhead;
  private long ahead;

  NaiveLog(Consumed consumed, RowSorter statements, MessageDecoder decoder, Reference reference) {
    this.consumed = consumed;
    this.statements = statements;
    this.decoder = decoder;
    this.reference = reference;
    this.intake = new NaiveIntake(decoder, reference, this::statement, this::heartbeat);
  }

  LogExtent read(RecordReader log) {
    return log.read(this::take);
  }

  private void take(LogRecord logRecord) {
    isAhead = !consumed.has(logRecord.position());
    ahead += isAhead ? 1 : 0;
    intake.take(logRecord);
  }

  private void statement(Statement statement, LogRecord logRecord) {
    if (!isAhead) {
      clocks.bar(statement.key().instrument(), statement.key().openTime());
    }
    clocksAtTheEnd.bar(statement.key().instrument(), statement.key().openTime());
    String key = RowText.key(statement.key());
    statements.add(isAhead ? key + AHEAD : key, logRecord.value());
  }

  private void heartbeat(Heartbeat heartbeat) {
    if (!isAhead) {
      clocks.heartbeat(heartbeat.venue(), heartbeat.time());
    }
    clocksAtTheEnd.heartbeat(heartbeat.venue(), heartbeat.time());
  }

  /** Counts the records that the ledger did not have. */
  long ahead() {
    return ahead;
  }

  /**
   * Adds the rows that are expected; where there are records ahead, also those at the log's end.
   *
   * @param whole whether the log has its beginning; if not, only base bars are expected of it
   */
  void expect(RowSorter rows, boolean whole) {
    ExpectedRows expected = new ExpectedRows(reference, clocks, rows::add, whole);
    ExpectedRows atTheEnd =
        new ExpectedRows(
            reference, clocksAtTheEnd, (key, row) -> rows.add(key, RowText.atTheEnd(row)), whole);
    BiConsumer<String, byte[]> add = expected.fromStatements(decoder);
    BiConsumer<String, byte[]> addAtTheEnd = atTheEnd.fromStatements(decoder);
    statements.forEach(
        (key, value) -> {
          if (!key.endsWith(AHEAD)) {
            add.accept(key, value);
          }
          if (ahead > 0) {
            addAtTheEnd.accept(key, value);
          }
        });
    expected.finish();
    atTheEnd.finish();
  }
}
