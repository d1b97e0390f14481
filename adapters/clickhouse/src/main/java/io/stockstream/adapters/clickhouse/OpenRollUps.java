package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.StoredBar;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The table that says where roll-ups may be OPEN, so that they are found without searching all
 * bars. It is written before them, and put right by whoever finds it wrong.
 */
final class OpenRollUps {

  private static final Columns NAMES = Columns.of("venue", "String", "symbol", "String");
  private static final Columns VENUES = Columns.of("venue", "String");
  private static final Columns COLUMNS =
      NAMES.and(
          Columns.of(
              "timeframe", "Int8",
              "open_time", "DateTime64(6, 'UTC')",
              "state", "Int8",
              "version", "UInt128"));
  private static final String SELECT =
      "SELECT venue, symbol, timeframe, open_time FROM open_roll_ups FINAL"
          + " WHERE ((venue, symbol) IN (SELECT venue, symbol FROM names)"
          + " OR venue IN (SELECT venue FROM venues)) AND state = 'OPEN'";
  private static final Timeframe[] TIMEFRAMES = Timeframe.values();

  private OpenRollUps() {}

  /** Finds the keys of all that may be OPEN, of some instruments and of all of some venues. */
  static Set<BarKey> find(
      Server server,
      InstrumentNames known,
      Collection<InstrumentId> instruments,
      Collection<String> venues) {
    Rows names = new Rows(NAMES);
    instruments.forEach(each -> names.text(each.venue()).text(each.symbol()).endRow());
    Rows ofVenues = new Rows(VENUES);
    venues.forEach(venue -> ofVenues.text(venue).endRow());
    Set<BarKey> found = new HashSet<>();
    server.read(
        "reading open roll-ups",
        Query.of(SELECT).with("names", names).with("venues", ofVenues),
        block -> add(block, known, found));
    return found;
  }

  private static void add(Block block, InstrumentNames known, Set<BarKey> found) {
    for (int row = 0; row < block.rows(); row++) {
      found.add(
          new BarKey(
              known.read(block, row, 0),
              TIMEFRAMES[block.columns()[2].int8(row)],
              block.columns()[3].time(row),
              Origin.ROLLUP));
    }
  }

  /** Returns the rows that announce what will be OPEN and take back what was found CLOSED. */
  static Rows rows(Collection<StoredBar> bars, Collection<StoredBar> foundClosed) {
    Rows rows = new Rows(COLUMNS);
    for (StoredBar bar : bars) {
      if (bar.isRollUp() && bar.state() == BarState.OPEN) {
        add(rows, bar);
      }
    }
    foundClosed.forEach(bar -> add(rows, bar));
    return rows;
  }

  private static void add(Rows rows, StoredBar bar) {
    BarKey key = bar.key();
    rows.text(key.instrument().venue())
        .text(key.instrument().symbol())
        .int8(key.timeframe().ordinal())
        .time(key.openTime())
        .int8(bar.state().ordinal())
        .int128(bar.version().high(), bar.version().low())
        .endRow();
  }
}
