package io.stockstream.adapters.clickhouse;

import io.stockstream.ports.failure.PortException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes a store's database, and changes it from one version to the next. Every statement may be run
 * again, so that a run that was cut off, or two at once, come to the same.
 */
public final class Migrations {

  private static final String DOING = "migrating";
  private static final String CHECKING = "opening";
  private static final List<Migration> ALL =
      List.of(
          Migration.read(1, "tables"),
          Migration.read(2, "views"),
          Migration.read(3, "editions"),
          Migration.read(4, "alive_minutes"),
          Migration.read(5, "statement_counts"));

  private static final String JOURNAL =
      """
      CREATE TABLE IF NOT EXISTS schema_migrations (
        version UInt32, name String, checksum String, applied_at DateTime DEFAULT now())
      ENGINE = ReplacingMergeTree ORDER BY version
      SETTINGS non_replicated_deduplication_window = 100
      """;

  private Migrations() {}

  /** One step; its file is never changed once it was applied. */
  private record Migration(int version, String name, SqlScript script) {

    static Migration read(int version, String name) {
      String file = Sql.of("migrations/V%03d__%s.sql", version, name);
      return new Migration(version, name, SqlScript.read(file));
    }

    String checksum() {
      return script.checksum();
    }
  }

  /**
   * Makes the database where it is not there, and brings it to our version; blocks until it is
   * there. Whoever asks needs the rights to create in it.
   *
   * @throws PortException MISCONFIGURED when it is of a later version than ours, or a step that was
   *     applied is not the one that we know
   */
  public static void apply(ClickHouseAddress address) {
    new Server(address)
        .anyDatabase()
        .execute(DOING, "CREATE DATABASE IF NOT EXISTS " + address.database());
    Server server = new Server(address);
    server.execute(DOING, JOURNAL);
    Map<Integer, String> applied = applied(server, DOING);
    for (Migration migration : ALL) {
      if (!applied.containsKey(migration.version())) {
        apply(server, migration);
      }
    }
    check(server);
  }

  private static void apply(Server server, Migration migration) {
    migration.script().statements().forEach(statement -> server.execute(DOING, statement));
    if (migration.version() == 1) {
      Rows id = new Rows(Columns.of("id", "String"));
      id.text(UUID.randomUUID().toString()).endRow();
      server.insertOnce(DOING, "store", id, "store");
    }
    Rows step = new Rows(Columns.of("version", "UInt32", "name", "String", "checksum", "String"));
    step.int32(migration.version()).text(migration.name()).text(migration.checksum()).endRow();
    server.insertOnce(DOING, "schema_migrations", step, UUID.randomUUID().toString());
  }

  private static Map<Integer, String> applied(Server server, String doing) {
    Map<Integer, String> applied = new TreeMap<>();
    server.read(
        doing,
        Query.of("SELECT version, checksum FROM schema_migrations FINAL ORDER BY version"),
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            applied.put(block.columns()[0].int32(row), block.columns()[1].text(row));
          }
        });
    return applied;
  }

  /** Refuses a database that is not exactly what we know. */
  static void check(Server server) {
    Map<Integer, String> applied = applied(server, CHECKING);
    int newest = ALL.get(ALL.size() - 1).version();
    int was = applied.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    boolean complete = ALL.stream().allMatch(step -> applied.containsKey(step.version()));
    if (was < newest || (was == newest && !complete)) {
      throw server.misconfigured(
          "expected schema version %d with every step before it, was %s; run: stockstream migrate"
              .formatted(newest, applied.keySet()));
    }
    if (was != newest) {
      throw server.misconfigured(
          "expected schema version %d, was %d; use the release that migrated it, or a later one"
              .formatted(newest, was));
    }
    for (Migration migration : ALL) {
      if (!migration.checksum().equals(applied.get(migration.version()))) {
        throw server.misconfigured(
            "expected migration V%03d__%s with checksum %s, was %s; use the release that migrated it"
                .formatted(
                    migration.version(),
                    migration.name(),
                    migration.checksum(),
                    applied.get(migration.version())));
      }
    }
  }

  static String storeId(Server server) {
    String[] id = new String[1];
    server.read(
        CHECKING, Query.of("SELECT id FROM store"), block -> id[0] = block.columns()[0].text(0));
    if (id[0] == null) {
      throw server.misconfigured("expected a store's identity, was none; run: stockstream migrate");
    }
    return id[0];
  }
}
