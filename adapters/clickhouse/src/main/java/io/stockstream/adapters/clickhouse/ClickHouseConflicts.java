package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.Position;
import io.stockstream.ports.store.ConflictReader;
import java.util.function.Consumer;

/** The conflicts' table: one row a statement that took part in one, and a place where that was. */
record ClickHouseConflicts(Server server) implements ConflictReader {

  /** A version without its lowest 32 bits, the content's hash, names the tie. */
  private static final String SELECT =
      """
      WITH
        stated AS (
          SELECT *, intDiv(version, 4294967296) AS tie FROM conflicts
          ORDER BY topic DESC, partition DESC, offset DESC
          LIMIT 1 BY venue, symbol, timeframe, open_time, origin, version),
        ties AS (
          SELECT venue, symbol, timeframe, open_time, origin, tie, max(version) AS greatest
          FROM stated GROUP BY venue, symbol, timeframe, open_time, origin, tie)
      SELECT l.topic, l.partition, l.offset, %s, %s
      FROM stated AS l
      JOIN ties AS t ON t.venue = l.venue AND t.symbol = l.symbol AND t.timeframe = l.timeframe
        AND t.open_time = l.open_time AND t.origin = l.origin AND t.tie = l.tie
      JOIN stated AS s ON s.venue = t.venue AND s.symbol = t.symbol AND s.timeframe = t.timeframe
        AND s.open_time = t.open_time AND s.origin = t.origin AND s.version = t.greatest
      WHERE l.version < t.greatest
      ORDER BY l.topic, l.partition, l.offset, l.version
      """
          .formatted(BarColumns.ALL.namesOf("s"), BarColumns.ALL.namesOf("l"));

  private static final int STANDS_FROM = 3;
  private static final int LOSES_FROM = STANDS_FROM + BarColumns.ALL.size();

  @Override
  public void forEach(Consumer<Conflict> consumer) {
    InstrumentNames names = new InstrumentNames();
    server.stream("reading the conflicts", Query.of(SELECT), block -> read(block, names, consumer));
  }

  private static void read(Block block, InstrumentNames names, Consumer<Conflict> consumer) {
    Values[] columns = block.columns();
    for (int row = 0; row < block.rows(); row++) {
      consumer.accept(
          new Conflict(
              new Position(columns[0].text(row), columns[1].int32(row), columns[2].int64(row)),
              BarColumns.read(block, row, STANDS_FROM, names),
              BarColumns.read(block, row, LOSES_FROM, names)));
    }
  }
}
