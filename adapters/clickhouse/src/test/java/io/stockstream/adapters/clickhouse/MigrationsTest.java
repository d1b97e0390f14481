package io.stockstream.adapters.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  private final TestingDatabase database = TestingDatabase.empty();

  @AfterEach
  void drop() {
    database.close();
  }

  private void isRefused(String... words) {
    assertThatThrownBy(() -> ClickHouseStore.open(database.address()))
        .hasMessageStartingWith("store " + database.address() + ": ")
        .hasMessageContainingAll(words)
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.MISCONFIGURED);
  }

  private List<String> schema() {
    return database.texts(
        "SELECT concat(name, ' ', toString(uuid), ' ', toString(metadata_modification_time))"
            + " FROM system.tables WHERE database = currentDatabase() ORDER BY name");
  }

  private String id() {
    try (ClickHouseStore store = ClickHouseStore.open(database.address())) {
      return store.id();
    }
  }

  @Test
  void withoutThemAStoreIsRefusedWithTheNextStep() {
    isRefused("expected our tables; run: stockstream migrate");
  }

  @Test
  void somebodysOwnDatabaseIsRefusedAndLeftAlone() {
    new Server(database.address())
        .anyDatabase()
        .execute("testing", "CREATE DATABASE " + database.address().database());
    database.execute("CREATE TABLE bars (mine UInt8) ENGINE = Memory");

    isRefused("run: stockstream migrate");
    assertThat(schema()).hasSize(1);
  }

  @Test
  void toApplyThemAgainChangesNothing() {
    Migrations.apply(database.address());
    List<String> schema = schema();
    String id = id();

    Migrations.apply(database.address());

    assertThat(schema()).isEqualTo(schema);
    assertThat(id()).isEqualTo(id);
  }

  @Test
  void toOpenAStoreChangesNothing() {
    Migrations.apply(database.address());
    List<String> schema = schema();

    id();

    assertThat(schema()).isEqualTo(schema);
  }

  @Test
  void whoMigratesAtOnceComesToOneStore() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(threads.submit(() -> Migrations.apply(database.address())));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(database.count("SELECT count() AS n FROM store")).isEqualTo(1);
    assertThat(database.count("SELECT count() AS n FROM schema_migrations FINAL")).isEqualTo(5);
  }

  /** As if it had died before each of its statements. */
  @Test
  void aRunThatWasCutOffIsCompletedByTheNext() {
    Migrations.apply(database.address());
    String id = id();
    for (String table :
        List.of("editions", "bars_1m", "ledger", "open_roll_ups", "bars_by_symbol")) {
      database.execute("DROP TABLE schema_migrations SYNC");
      database.execute("DROP TABLE %s SYNC".formatted(table));
      isRefused("expected our tables; run: stockstream migrate");

      Migrations.apply(database.address());

      assertThat(id()).isEqualTo(id);
      assertThat(database.count("SELECT count() AS n FROM " + table)).isZero();
    }
  }

  @Test
  void aLaterVersionIsRefused() {
    Migrations.apply(database.address());
    database.execute(
        "INSERT INTO schema_migrations (version, name, checksum) VALUES (6, 'x', 'y')");

    isRefused("expected schema version 5, was 6", "use the release that migrated it");
    assertThatThrownBy(() -> Migrations.apply(database.address()))
        .hasMessageContaining("expected schema version 5, was 6");
  }

  @Test
  void aStepThatIsNotTheOneThatWeKnowIsRefused() {
    Migrations.apply(database.address());
    database.execute(
        "INSERT INTO schema_migrations (version, name, checksum) VALUES (2, 'views', 'another')");

    isRefused("expected migration V002__views with checksum ", ", was another");
  }
}
