package io.stockstream.ports.verify;

import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.LogExtent;
import io.stockstream.ports.log.MessageDecoder;
import io.stockstream.ports.log.RecordReader;
import io.stockstream.ports.store.BarReader;
import io.stockstream.ports.store.BarSelection;
import java.util.function.Consumer;

/**
 * Compares a store with the log it was made from. Needs memory for the instruments' clocks and for
 * what the sorters keep, however long the log is.
 *
 * <p>Where retention has removed the log's beginning, the base bars are compared with what is left
 * of it and every roll-up with the stored base bars; closings by heartbeats that are gone cannot be
 * judged.
 *
 * @param log what was consumed
 * @param decoder reads its records
 * @param reference the rules of every instrument
 * @param bars the store's
 * @param sorters where rows are sorted
 */
public record VerifyStore(
    RecordReader log,
    MessageDecoder decoder,
    Reference reference,
    BarReader bars,
    RowSorters sorters) {

  /**
   * @param differences is told of every row that is missing, extra or different, in a line
   * @throws PortException when log or store cannot be read
   */
  public Verification run(Consumer<String> differences) {
    NaiveClocks clocks = new NaiveClocks();
    try (RowSorter statements = sorters.open();
        RowSorter rows = sorters.open()) {
      NaiveIntake intake =
          new NaiveIntake(
              decoder,
              reference,
              (statement, logRecord) -> {
                clocks.bar(statement.key().instrument(), statement.key().openTime());
                statements.add(RowText.key(statement.key()), logRecord.value());
              },
              heartbeat -> clocks.heartbeat(heartbeat.venue(), heartbeat.time()));
      LogExtent extent = log.read(intake::take);
      boolean whole = extent.removed() == 0;
      ExpectedRows expected = new ExpectedRows(reference, clocks, rows, whole);
      if (whole) {
        statements.forEach(expected.fromStatements(decoder));
      } else {
        statements.forEach(expected.baseBarsOnly(decoder));
        bars.read(BarSelection.ALL, expected.rollUpsOfStored());
      }
      expected.finish();
      bars.read(BarSelection.ALL, bar -> addStored(bar, rows, whole));
      RowComparison comparison = new RowComparison(whole, differences);
      rows.forEach(comparison::take);
      return Verification.of(extent, comparison.finish());
    }
  }

  /** What was taken back is as if it was not there. */
  private static void addStored(StoredBar bar, RowSorter rows, boolean whole) {
    if (!bar.isWithdrawn()) {
      rows.add(RowText.key(bar.key()), RowText.stored(bar, whole));
    }
  }
}
