package io.stockstream.adapters.clickhouse;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no role can do but who it is meant for; nothing of it happens, so one store serves all. */
class RoleRefusalsTest {

  private static final String PASSWORD = "s3cr3t";
  private static final Map<Role, Server> USERS = new EnumMap<>(Role.class);
  private static TestingDatabase database;

  @BeforeAll
  static void makeUsers() {
    database = TestingDatabase.create();
    Roles.apply(database.address());
    String name = database.address().database();
    for (Role role : Role.values()) {
      String user = role.in(name) + "_user";
      Roles.user(database.address(), role, user, PASSWORD);
      USERS.put(
          role, new Server(new ClickHouseAddress(database.address().url(), name, user, PASSWORD)));
    }
  }

  @AfterAll
  static void dropUsers() {
    String name = database.address().database();
    for (Role role : Role.values()) {
      database.execute("DROP USER " + role.in(name) + "_user");
      database.execute("DROP ROLE " + role.in(name));
    }
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INGEST | DROP TABLE bars",
        "INGEST | TRUNCATE TABLE bars",
        "INGEST | ALTER TABLE bars DELETE WHERE true",
        "INGEST | DELETE FROM bars WHERE true",
        "INGEST | ALTER TABLE bars ADD COLUMN x UInt8",
        "INGEST | CREATE TABLE x (x UInt8) ENGINE = Memory",
        "INGEST | INSERT INTO store VALUES ('x')",
        "INGEST | INSERT INTO schema_migrations (version) VALUES (9)",
        "INGEST | OPTIMIZE TABLE bars",
        "INGEST | SYSTEM STOP MERGES bars",
        "INGEST | CREATE USER x",
        "INGEST | SELECT * FROM system.query_log",
        "INGEST | CREATE DATABASE x",
        "EXPORT | INSERT INTO bars_by_symbol (symbol) VALUES ('x')",
        "EXPORT | INSERT INTO ledger (number) VALUES (1)",
        "EXPORT | SELECT * FROM bars",
        "EXPORT | SELECT * FROM quarantine",
        "EXPORT | SELECT * FROM conflicts",
        "EXPORT | SELECT * FROM fencing",
        "EXPORT | TRUNCATE TABLE ledger",
        "EXPORT | SET readonly = 0",
        "DASHBOARD | INSERT INTO bars_by_symbol (symbol) VALUES ('x')",
        "DASHBOARD | SELECT * FROM bars",
        "DASHBOARD | SELECT * FROM quarantine",
        "DASHBOARD | SELECT * FROM bar_history",
        "DASHBOARD | SELECT query_id FROM ledger",
        "DASHBOARD | SELECT 1 SETTINGS max_execution_time = 61",
        "DASHBOARD | SELECT 1 SETTINGS max_memory_usage = 3000000000",
        "DASHBOARD | DROP VIEW bars_1m",
        "DASHBOARD | CREATE TABLE x (x UInt8) ENGINE = Memory",
        "MIGRATE | INSERT INTO bars (symbol) VALUES ('x')",
        "MIGRATE | INSERT INTO ledger (number) VALUES (1)",
        "MIGRATE | INSERT INTO fencing (number) VALUES (9)",
        "MIGRATE | DROP TABLE bars",
        "MIGRATE | TRUNCATE TABLE bars",
        "MIGRATE | DROP DATABASE system",
        "MIGRATE | CREATE USER x",
        "MIGRATE | CREATE DATABASE x"
      })
  void whatIsNotItsWorkIsRefused(Role role, String sql) {
    assertThatThrownBy(() -> USERS.get(role).execute("trying", sql))
        .hasMessageNotContaining(PASSWORD)
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.MISCONFIGURED);
  }
}
