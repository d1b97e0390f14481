package io.stockstream.ports.verify;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.log.Decoded;
import io.stockstream.ports.log.MessageDecoder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Makes the rows that a store must hold, from statements sorted by key: of each key the greatest
 * statement, and of the base bars the roll-ups.
 */
final class ExpectedRows {

  private final Reference reference;
  private final NaiveClocks clocks;
  private final BiConsumer<String, byte[]> rows;
  private final boolean whole;
  private NaiveBar standing;
  private NaiveRollUps rollUps;
  private InstrumentId rollUpsOf;

  ExpectedRows(
      Reference reference, NaiveClocks clocks, BiConsumer<String, byte[]> rows, boolean whole) {
    this.reference = reference;
    this.clocks = clocks;
    this.rows = rows;
    this.whole = whole;
  }

  BiConsumer<String, byte[]> fromStatements(MessageDecoder decoder) {
    return (key, value) -> take(read(decoder, value));
  }

  Consumer<StoredBar> rollUpsOfStored() {
    return stored -> {
      if (stored.key().origin() == Origin.FEED) {
        rollUp(NaiveBar.of(stored));
      }
    };
  }

  private NaiveBar read(MessageDecoder decoder, byte[] value) {
    Decoded.Draft draft = (Decoded.Draft) decoder.decode(value).get();
    return NaiveBar.of(NaiveIntake.check(draft.statement(), reference).get());
  }

  private void take(NaiveBar bar) {
    if (standing != null && !standing.key().equals(bar.key())) {
      emit();
    }
    standing = bar.greater(standing);
  }

  private void emit() {
    rows.accept(RowText.key(standing.key()), RowText.expected(standing));
    if (whole) {
      rollUp(standing);
    }
    standing = null;
  }

  private void rollUp(NaiveBar bar) {
    InstrumentId instrument = bar.key().instrument();
    InstrumentRules rules = reference.rulesOf(instrument);
    Timeframe base = rules.ladder().base();
    if (bar.key().timeframe() != base) {
      return;
    }
    if (!instrument.equals(rollUpsOf)) {
      finishRollUps();
      rollUpsOf = instrument;
      rollUps = new NaiveRollUps(instrument, rules, clocks.of(instrument), rows, whole);
    }
    rollUps.add(bar);
  }

  private void finishRollUps() {
    if (rollUps != null) {
      rollUps.finish();
      rollUps = null;
    }
  }

  void finish() {
    if (standing != null) {
      emit();
    }
    finishRollUps();
  }
}
