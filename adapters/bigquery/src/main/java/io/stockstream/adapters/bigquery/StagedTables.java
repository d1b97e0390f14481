package io.stockstream.adapters.bigquery;

import io.stockstream.ports.warehouse.Snapshot;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the tables in which snapshots are staged, and finds a snapshot's older ones by their names.
 *
 * @param dataset that they are in
 */
record StagedTables(BigQueryDataset dataset) {

  private static final Pattern AGE = Pattern.compile("(\\d+)_(\\d+)");

  TableName of(Snapshot snapshot) {
    return dataset.table(prefix(snapshot) + snapshot.position() + "_" + snapshot.repeat());
  }

  private static String prefix(Snapshot snapshot) {
    return "%s_%s_%s_"
        .formatted(
            snapshot.table(),
            snapshot.date().toString().replace('-', '_'),
            JobName.hash(snapshot.storeId()));
  }

  /** Says whether a table of this name holds the snapshot, or an older one of the same store. */
  boolean isNoLaterThan(String name, Snapshot snapshot) {
    String prefix = prefix(snapshot);
    if (!name.startsWith(prefix)) {
      return false;
    }
    Matcher age = AGE.matcher(name.substring(prefix.length()));
    return age.matches() && !at(snapshot, age).isLaterThan(snapshot);
  }

  private static Snapshot at(Snapshot snapshot, Matcher age) {
    return new Snapshot(
        snapshot.storeId(),
        snapshot.table(),
        snapshot.date(),
        Long.parseLong(age.group(1)),
        Integer.parseInt(age.group(2)));
  }
}
