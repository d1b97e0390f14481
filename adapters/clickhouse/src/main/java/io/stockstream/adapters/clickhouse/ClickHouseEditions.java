package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.RulesEdition;
import io.stockstream.domain.statement.Version;
import io.stockstream.ports.store.Editions;
import io.stockstream.ports.store.Fence;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The editions' table. */
record ClickHouseEditions(Server server, Fences fences) implements Editions {

  private static final Columns NAMES = Columns.of("venue", "String", "symbol", "String");
  private static final Columns COLUMNS =
      NAMES.and(Columns.of("number", "UInt8", "rules_hash", "String"));
  private static final String DOING = "reading editions";
  private static final int UNSIGNED = 0xff;

  private static final String OF_ROLL_UPS =
      "SELECT venue, symbol, max(version) FROM bars_by_symbol"
          + " WHERE origin = 'ROLLUP' AND (venue, symbol) IN (SELECT venue, symbol FROM names)"
          + " GROUP BY venue, symbol";

  @Override
  public Map<InstrumentId, RulesEdition> kept() {
    Map<InstrumentId, RulesEdition> kept = new HashMap<>();
    InstrumentNames names = new InstrumentNames();
    server.read(
        DOING,
        Query.of("SELECT venue, symbol, number, rules_hash FROM editions FINAL"),
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            int number = block.columns()[2].int8(row) & UNSIGNED;
            kept.put(
                names.read(block, row, 0), new RulesEdition(number, block.columns()[3].text(row)));
          }
        });
    return kept;
  }

  @Override
  public Map<InstrumentId, Integer> ofRollUps(Collection<InstrumentId> instruments) {
    Map<InstrumentId, Integer> highest = new HashMap<>();
    if (instruments.isEmpty()) {
      return highest;
    }
    Rows asked = new Rows(NAMES);
    instruments.forEach(each -> asked.text(each.venue()).text(each.symbol()).endRow());
    InstrumentNames names = new InstrumentNames();
    server.read(
        DOING,
        Query.of(OF_ROLL_UPS).with("names", asked),
        block -> {
          Values version = block.columns()[2];
          for (int row = 0; row < block.rows(); row++) {
            highest.put(
                names.read(block, row, 0),
                new Version(version.high(row), version.low(row)).edition());
          }
        });
    return highest;
  }

  /** One insert, so all or none. Of two of one number the table would keep the last. */
  @Override
  public void keep(Map<InstrumentId, RulesEdition> editions, Fence fence) {
    if (editions.isEmpty()) {
      return;
    }
    Rows rows = new Rows(COLUMNS);
    editions.forEach(
        (instrument, edition) ->
            rows.text(instrument.venue())
                .text(instrument.symbol())
                .int8(edition.number())
                .text(edition.hash())
                .endRow());
    new Inserts(server, fences, fence)
        .into(
            "editions",
            EncodedRows.of(rows),
            "",
            "",
            " AND (venue, symbol, number) NOT IN (SELECT venue, symbol, number FROM editions)");
  }
}
