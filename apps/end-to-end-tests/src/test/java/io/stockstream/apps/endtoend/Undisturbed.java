package io.stockstream.apps.endtoend;

import io.stockstream.adapters.duckdb.DuckDbRowSorter;
import io.stockstream.adapters.feeds.simulated.SimulatedMarket;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.store.QuarantinedRecord;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.verify.CompareStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Streams a chain's log once more, into another store, and lets nothing happen to it. */
final class Undisturbed {

  private static final int MOST_TOLD = 20;

  private Undisturbed() {}

  /** Returns a line for each bar, conflict and record in quarantine in which the stores differ. */
  static List<String> differences(Chain chain, TestedStore fresh) {
    return differences(chain, fresh, SimulatedMarket.reference());
  }

  /** Likewise, by other rules. */
  static List<String> differences(Chain chain, TestedStore fresh, Reference reference) {
    LocalStream.runBy(reference, chain.into(fresh), StreamProcess.RECORDS_PER_BATCH);
    List<String> differences = new ArrayList<>();
    try (Store store = chain.store().open();
        Store undisturbed = fresh.open()) {
      new CompareStores(store, undisturbed, DuckDbRowSorter::open).run(MOST_TOLD, differences::add);
      compare("conflict", conflicts(undisturbed), conflicts(store), differences);
      compare("in quarantine", quarantine(undisturbed), quarantine(store), differences);
      compare("counted", counted(undisturbed), counted(store), differences);
    }
    return differences;
  }

  static void compare(
      String what, List<String> expected, List<String> was, List<String> differences) {
    Set<String> missing = new TreeSet<>(expected);
    was.forEach(missing::remove);
    Set<String> extra = new TreeSet<>(was);
    expected.forEach(extra::remove);
    missing.forEach(row -> differences.add(what + " missing: " + row));
    extra.forEach(row -> differences.add(what + " extra: " + row));
    if (expected.size() != was.size()) {
      differences.add(what + ": expected " + expected.size() + " rows, was " + was.size());
    }
  }

  private static List<String> conflicts(Store store) {
    List<String> rows = new ArrayList<>();
    store.conflicts().forEach(conflict -> rows.add(conflict.toString()));
    return rows;
  }

  private static List<String> quarantine(Store store) {
    List<String> rows = new ArrayList<>();
    store.quarantine().forEach(record -> rows.add(text(record)));
    return rows;
  }

  private static List<String> counted(Store store) {
    List<String> rows = new ArrayList<>();
    store.statementCounts().read(DateRange.ALWAYS, counts -> rows.add(counts.toString()));
    return rows;
  }

  private static String text(QuarantinedRecord record) {
    return "%s %s %s %s %s %s"
        .formatted(
            record.position(),
            record.appendTime(),
            record.line(),
            BadInputTest.text(record.key()),
            BadInputTest.text(record.value()),
            record.violations());
  }
}
