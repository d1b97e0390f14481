package io.stockstream.adapters.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.adapters.testkit.TestingBars;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.domain.bar.BarState;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.BarSelection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each role can do its work, and nothing else. */
class RolesTest {

  private static final String PASSWORD = "s3cr3t";

  private final TestingDatabase database = TestingDatabase.create();
  private final String name = database.address().database();
  private final List<String> users = new ArrayList<>();

  @BeforeEach
  void grant() {
    Roles.apply(database.address());
  }

  @AfterEach
  void drop() {
    users.forEach(user -> database.execute("DROP USER IF EXISTS " + user));
    for (String role : List.of("migrate", "ingest", "export", "dashboard")) {
      database.execute("DROP ROLE %s_%s".formatted(name, role));
    }
    database.close();
  }

  /** Makes a user as the README says, with the hash of its password. */
  private ClickHouseAddress user(String role) throws Exception {
    String user = "%s_%s_user".formatted(name, role);
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(PASSWORD.getBytes(StandardCharsets.UTF_8));
    database.execute(
        "CREATE USER %s IDENTIFIED WITH sha256_hash BY '%s' DEFAULT ROLE %s_%s"
            .formatted(user, HexFormat.of().formatHex(hash), name, role));
    users.add(user);
    return new ClickHouseAddress(database.address().url(), name, user, PASSWORD);
  }

  @Test
  void toGrantAgainChangesNothing() {
    String grants =
        "SELECT concat(role_name, ' ', toString(access_type), ' ', ifNull(table, '*'))"
            + " FROM system.grants WHERE startsWith(role_name, '%s') ORDER BY ALL".formatted(name);
    List<String> before = database.texts(grants);

    Roles.apply(database.address());

    assertThat(database.texts(grants)).isEqualTo(before).isNotEmpty();
  }

  @Test
  void ingestDoesAllThatAStoreDoes(@TempDir Path folder) throws Exception {
    ClickHouseAddress ingest = user("ingest");
    try (TestingStore store = new TestingStore(f -> ClickHouseStore.open(ingest), folder)) {
      store.write(
          TestingBars.bar(TestingBars.APPLE, 0, "10"),
          TestingBars.rollUp(TestingBars.APPLE, 0, BarState.OPEN));
      store.takeFence();

      assertThat(store.bars()).hasSize(2);
      assertThat(store.existing(TestingBars.APPLE).openRollUps()).hasSize(1);
      assertThat(store.store().ledger().entries()).isEmpty();
      assertThat(store.conflicts()).isEmpty();
      assertThat(store.quarantine()).isEmpty();
    }
  }

  @Test
  void exportReadsBarsAndLedger() throws Exception {
    try (ClickHouseStore store = ClickHouseStore.open(user("export"))) {
      store.bars().read(BarSelection.ALL, bar -> assertThat(bar).isNull());
      assertThat(store.ledger().entries()).isEmpty();
      assertThatThrownBy(() -> store.fencing().take()).isInstanceOf(PortException.class);
    }
  }

  @Test
  void theDashboardReadsEveryView() throws Exception {
    Server dashboard = new Server(user("dashboard"));
    List<String> views =
        database.texts(
            "SELECT name FROM system.tables WHERE database = currentDatabase() AND engine ="
                + " 'View'");

    assertThat(views).hasSize(12);
    for (String view : views) {
      assertThatCode(() -> dashboard.execute("looking", "SELECT * FROM " + view))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void migrateMakesAStoreAndEachOfItsSteps() throws Exception {
    ClickHouseAddress migrate = user("migrate");
    database.execute("DROP TABLE schema_migrations SYNC");
    database.execute("DROP TABLE bars_1m SYNC");
    database.execute("DROP TABLE clock SYNC");

    Migrations.apply(migrate);

    assertThat(database.count("SELECT count() AS n FROM schema_migrations")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ingest | DROP TABLE bars",
        "ingest | TRUNCATE TABLE bars",
        "ingest | ALTER TABLE bars DELETE WHERE true",
        "ingest | DELETE FROM bars WHERE true",
        "ingest | ALTER TABLE bars ADD COLUMN x UInt8",
        "ingest | CREATE TABLE x (x UInt8) ENGINE = Memory",
        "ingest | INSERT INTO store VALUES ('x')",
        "ingest | INSERT INTO schema_migrations (version) VALUES (9)",
        "ingest | OPTIMIZE TABLE bars",
        "ingest | SYSTEM STOP MERGES bars",
        "ingest | CREATE USER x",
        "ingest | SELECT * FROM system.query_log",
        "ingest | CREATE DATABASE x",
        "export | INSERT INTO bars_by_symbol (symbol) VALUES ('x')",
        "export | INSERT INTO ledger (number) VALUES (1)",
        "export | SELECT * FROM bars",
        "export | SELECT * FROM quarantine",
        "export | SELECT * FROM conflicts",
        "export | SELECT * FROM fencing",
        "export | TRUNCATE TABLE ledger",
        "export | SET readonly = 0",
        "dashboard | INSERT INTO bars_by_symbol (symbol) VALUES ('x')",
        "dashboard | SELECT * FROM bars",
        "dashboard | SELECT * FROM quarantine",
        "dashboard | SELECT * FROM bar_history",
        "dashboard | SELECT query_id FROM ledger",
        "dashboard | SELECT 1 SETTINGS max_execution_time = 61",
        "dashboard | SELECT 1 SETTINGS max_memory_usage = 3000000000",
        "dashboard | DROP VIEW bars_1m",
        "dashboard | CREATE TABLE x (x UInt8) ENGINE = Memory",
        "migrate | INSERT INTO bars (symbol) VALUES ('x')",
        "migrate | INSERT INTO ledger (number) VALUES (1)",
        "migrate | INSERT INTO fencing (number) VALUES (9)",
        "migrate | DROP TABLE bars",
        "migrate | TRUNCATE TABLE bars",
        "migrate | DROP DATABASE system",
        "migrate | CREATE USER x",
        "migrate | CREATE DATABASE x"
      })
  void whatIsNotItsWorkIsRefused(String role, String sql) throws Exception {
    Server server = new Server(user(role));

    assertThatThrownBy(() -> server.execute("trying", sql))
        .hasMessageNotContaining(PASSWORD)
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.MISCONFIGURED);
  }
}
