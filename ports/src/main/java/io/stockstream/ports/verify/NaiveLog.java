package io.stockstream.ports.verify;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.Control;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.domain.statement.Statement;
import io.stockstream.ports.log.LogExtent;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.MessageDecoder;
import io.stockstream.ports.log.RecordReader;
import io.stockstream.ports.store.OffsetRange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** What is expected of the log twice over: as far as a ledger has come, and to its end. */
final class NaiveLog {

  /** Sorts a key behind itself and before every other. */
  private static final String AHEAD = "\u0001+";

  private final List<OffsetRange> consumed;
  private final RowSorter statements;
  private final MessageDecoder decoder;
  private final Reference reference;
  private final NaiveIntake intake;
  private final NaiveClocks clocks = new NaiveClocks();
  private final NaiveClocks clocksAtTheEnd = new NaiveClocks();
  private final Set<InstrumentId> toBeFolded = new HashSet<>();
  private boolean isAhead;
  private long ahead;

  /**
   * @param consumed how far the ledger has come, one range a partition
   */
  NaiveLog(
      List<OffsetRange> consumed,
      RowSorter statements,
      MessageDecoder decoder,
      Reference reference) {
    this.consumed = consumed;
    this.statements = statements;
    this.decoder = decoder;
    this.reference = reference;
    this.intake = new NaiveIntake(decoder, reference, this::statement, this::control);
  }

  LogExtent read(RecordReader log) {
    return log.read(this::take);
  }

  private void take(LogRecord logRecord) {
    isAhead = consumed.stream().noneMatch(range -> range.reachesBeyond(logRecord.position()));
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

  private void control(Control control) {
    if (control instanceof Heartbeat heartbeat) {
      if (!isAhead) {
        clocks.heartbeat(heartbeat.venue(), heartbeat.time());
      }
      clocksAtTheEnd.heartbeat(heartbeat.venue(), heartbeat.time());
    } else if (isAhead) {
      toBeFolded.add(((Recompute) control).instrument());
    }
  }

  /** Returns the instruments whose roll-ups records ahead ask to be folded anew. */
  Set<InstrumentId> toBeFolded() {
    return toBeFolded;
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
