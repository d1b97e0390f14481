package io.stockstream.adapters.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.adapters.clickhouse.server.ClickHouseServer;
import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import io.stockstream.adapters.testkit.TestingBars;
import io.stockstream.adapters.testkit.TestingOutcome;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.gap.AliveMinute;
import io.stockstream.domain.merge.CountKey;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.merge.Tally;
import io.stockstream.domain.merge.Tally.Judged;
import io.stockstream.domain.rollup.RulesEdition;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.GapProgress;
import io.stockstream.ports.store.GapSelection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each role can do its work; {@link RoleRefusalsTest} tells that it can do nothing else. */
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
    for (Role role : Role.values()) {
      database.execute("DROP ROLE " + role.in(name));
    }
    database.close();
  }

  private ClickHouseAddress user(Role role) {
    return user(role, PASSWORD);
  }

  private ClickHouseAddress user(Role role, String password) {
    String user = role.in(name) + "_user";
    Roles.user(database.address(), role, user, password);
    users.add(user);
    return new ClickHouseAddress(database.address().url(), name, user, password);
  }

  @Test
  void aUserThatIsMadeAgainHasItsNewPasswordAndKeepsWhatElseItHas() {
    ClickHouseAddress before = user(Role.EXPORT);
    database.execute("GRANT SELECT ON quarantine TO " + before.user());

    ClickHouseAddress after = user(Role.EXPORT, "another");

    assertThatThrownBy(() -> ClickHouseStore.open(before))
        .hasMessageContaining("expected a user and password that the server knows");
    try (ClickHouseStore store = ClickHouseStore.open(after)) {
      store.quarantine().forEach(record -> assertThat(record).isNull());
      assertThat(store.ledger().entries()).isEmpty();
    }
  }

  /** Its salt is another each time: who sees two hashes does not see that they are of one. */
  @Test
  void theServerIsToldASaltedHashAndNoPassword() {
    user(Role.INGEST);
    user(Role.INGEST);
    database.execute("SYSTEM FLUSH LOGS");

    List<String> told =
        database.texts(
            "SELECT query FROM system.query_log WHERE query ILIKE '%%USER%%%s_user%%' AND type = 'QueryFinish'"
                .formatted(Role.INGEST.in(name)));
    assertThat(told).hasSizeGreaterThanOrEqualTo(4).noneMatch(query -> query.contains(PASSWORD));
    assertThatCode(() -> ClickHouseStore.open(user(Role.INGEST)).close())
        .doesNotThrowAnyException();
  }

  @Test
  void aUserOfTheServersConfigurationIsNotOurs(@TempDir Path folder) {
    try (ClickHouseServer server = TestingClickHouse.startIn(folder)) {
      ClickHouseAddress administrator =
          new ClickHouseAddress(server.url(), name, ClickHouseServer.ADMIN, server.password());
      Migrations.apply(administrator);
      Roles.apply(administrator);

      assertThatThrownBy(
              () -> Roles.user(administrator, Role.INGEST, ClickHouseServer.ADMIN, PASSWORD))
          .hasMessageContaining("one of the server's configuration; name another")
          .hasMessageNotContaining(PASSWORD);
    }
  }

  @Test
  void aNameThatIsMoreThanANameIsRefused() {
    assertThatThrownBy(() -> Roles.user(database.address(), Role.INGEST, "x, default", PASSWORD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a user of letters, digits and underscores, was 'x, default'");
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
  void ingestDoesAllThatAStoreDoes(@TempDir Path folder) {
    ClickHouseAddress ingest = user(Role.INGEST);
    try (TestingStore store = new TestingStore(f -> ClickHouseStore.open(ingest), folder)) {
      store.write(
          TestingBars.bar(TestingBars.APPLE, 0, "10"),
          TestingBars.rollUp(TestingBars.APPLE, 0, BarState.OPEN));
      store.write(
          TestingOutcome.ofAlive(new AliveMinute(TestingBars.VENUE, "test", TestingBars.START)));
      CountKey counted =
          CountKey.of(TestingBars.APPLE, TestingBars.START, new Position("bars", 0, 0));
      store.write(
          TestingOutcome.ofTallies(
              new Tally(counted, List.of(new Judged(0, InputClass.ACCEPTED, false)))));
      store.store().gaps().advance(new GapProgress(7, Map.of()));
      store.takeFence();

      assertThat(store.store().presence().firstAliveMinutes()).hasSize(1);
      assertThat(store.statementCounts(DateRange.ALWAYS)).hasSize(1);
      assertThat(store.store().gaps().progress().position()).isEqualTo(7);

      assertThat(store.bars()).hasSize(2);
      assertThat(store.existing(TestingBars.APPLE).openRollUps()).hasSize(1);
      assertThat(store.store().ledger().entries()).isEmpty();
      assertThat(store.conflicts()).isEmpty();
      assertThat(store.quarantine()).isEmpty();
      Map<InstrumentId, RulesEdition> editions =
          Map.of(TestingBars.APPLE, new RulesEdition(1, "ab"));
      store.store().editions().keep(editions, store.fence());
      assertThat(store.store().editions().kept()).isEqualTo(editions);
    }
  }

  @Test
  void exportReadsWhatIsExportedAndLedger() {
    try (ClickHouseStore store = ClickHouseStore.open(user(Role.EXPORT))) {
      store.bars().read(BarSelection.ALL, bar -> assertThat(bar).isNull());
      assertThat(store.presence().clocks()).isEmpty();
      assertThat(store.presence().firstAliveMinutes()).isEmpty();
      assertThat(store.gaps().read(GapSelection.ALL)).isEmpty();
      store.statementCounts().read(DateRange.ALWAYS, counts -> assertThat(counts).isNull());
      assertThat(store.ledger().entries()).isEmpty();
      assertThatThrownBy(() -> store.fencing().take()).isInstanceOf(PortException.class);
    }
  }

  @Test
  void theDashboardReadsEveryView() {
    Server dashboard = new Server(user(Role.DASHBOARD));
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
  void migrateMakesAStoreAndEachOfItsSteps() {
    ClickHouseAddress migrate = user(Role.MIGRATE);
    database.execute("DROP TABLE schema_migrations SYNC");
    database.execute("DROP TABLE bars_1m SYNC");
    database.execute("DROP TABLE clock SYNC");

    Migrations.apply(migrate);

    assertThat(database.count("SELECT count() AS n FROM schema_migrations")).isEqualTo(5);
  }
}
