package io.stockstream.adapters.duckdb;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.RulesEdition;
import io.stockstream.domain.statement.Version;
import io.stockstream.ports.store.Editions;
import io.stockstream.ports.store.Fence;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/** The editions' table. */
record DuckDbEditions(Database database) implements Editions {

  private static final String DOING = "reading editions";

  private static final String OF_ROLL_UPS =
      "SELECT i.symbol, i.venue, max(b.version) FROM bars b JOIN instruments i USING (instrument_id)"
          + " WHERE b.origin = 1 GROUP BY ALL";

  private static final String KEEP =
      """
      INSERT INTO editions FROM temp.staged_editions ON CONFLICT (venue, symbol)
        DO UPDATE SET number = excluded.number, rules_hash = excluded.rules_hash
        WHERE excluded.number > editions.number
      """;

  @Override
  public Map<InstrumentId, RulesEdition> kept() {
    return database.read(
        DOING,
        connection -> {
          Map<InstrumentId, RulesEdition> kept = new HashMap<>();
          String sql = "SELECT symbol, venue, number, rules_hash FROM editions";
          try (PreparedStatement select = connection.prepareStatement(sql);
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              kept.put(name(row), new RulesEdition(row.getInt(3), row.getString(4)));
            }
          }
          return kept;
        });
  }

  private static InstrumentId name(ResultSet row) throws SQLException {
    return new InstrumentId(row.getString(1), row.getString(2));
  }

  /** Looks at every roll-up; asked once of an instrument, whose edition is kept from then on. */
  @Override
  public Map<InstrumentId, Integer> ofRollUps(Collection<InstrumentId> instruments) {
    if (instruments.isEmpty()) {
      return Map.of();
    }
    Set<InstrumentId> asked = Set.copyOf(instruments);
    return database.read(
        DOING,
        connection -> {
          Map<InstrumentId, Integer> highest = new HashMap<>();
          try (PreparedStatement select = connection.prepareStatement(OF_ROLL_UPS);
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              InstrumentId instrument = name(row);
              if (asked.contains(instrument)) {
                highest.put(instrument, Version.of((BigInteger) row.getObject(3)).edition());
              }
            }
          }
          return highest;
        });
  }

  @Override
  public void keep(Map<InstrumentId, RulesEdition> editions, Fence fence) {
    try {
      new Fences(database)
          .guard(fence, () -> database.write("keeping editions", c -> keep(c, editions)));
    } catch (SQLException e) {
      throw Translate.translate(database.file(), "keeping editions", e);
    }
  }

  private static void keep(DuckDBConnection connection, Map<InstrumentId, RulesEdition> editions)
      throws SQLException {
    Staging.execute(connection, "CREATE TEMP TABLE staged_editions AS FROM editions LIMIT 0");
    Staging.fill(
        connection,
        "staged_editions",
        rows -> {
          for (Map.Entry<InstrumentId, RulesEdition> each : editions.entrySet()) {
            rows.beginRow()
                .append(each.getKey().venue())
                .append(each.getKey().symbol())
                .append((short) each.getValue().number())
                .append(each.getValue().hash())
                .endRow();
          }
        });
    Staging.execute(connection, KEEP);
  }
}
