package io.stockstream.adapters.duckdb;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.voided;
import static io.stockstream.adapters.testkit.TestingWarehouse.MONDAY;
import static io.stockstream.adapters.testkit.TestingWarehouse.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.adapters.testkit.TestingWarehouse;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.RowsDigest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a warehouse's file may be, and what others find in it. */
class DuckDbWarehouseFileTest {

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("warehouse.duckdb");
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file());
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private TestingWarehouse opened() {
    return new TestingWarehouse(f -> DuckDbWarehouse.open(file()), folder);
  }

  @Test
  void viewsLeaveVoidRowsOut() throws Exception {
    try (TestingWarehouse warehouse = opened()) {
      warehouse.warehouse().prepare(List.of(BarsTable.TABLE));
      warehouse.export(
          BarsTable.TABLE,
          snapshot(BarsTable.TABLE, 1),
          BarsTable.row(bar(APPLE, 0, "748.20"), MONDAY),
          BarsTable.row(voided(APPLE, 1, 7), MONDAY));
    }

    assertThat(ask("SELECT count(*) FROM bars")).isEqualTo("2");
    assertThat(ask("SELECT count(*) || ' ' || any_value(close) FROM bars_current"))
        .isEqualTo("1 748.200000000000000000");
  }

  @Test
  void whatWasExportedAndNotDiscardedGoesAway() throws Exception {
    try (TestingWarehouse warehouse = opened()) {
      warehouse.warehouse().prepare(List.of(BarsTable.TABLE));
      warehouse.export(BarsTable.TABLE, snapshot(BarsTable.TABLE, 1));
      warehouse.stage(BarsTable.TABLE, snapshot(BarsTable.TABLE, 2));
      warehouse
          .warehouse()
          .remember(
              List.of(
                  new ExportMark(snapshot(BarsTable.TABLE, 1), RowsDigest.NONE, Instant.EPOCH)));
      warehouse.warehouse().prepare(List.of(BarsTable.TABLE));
    }

    assertThat(ask("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'staging'"))
        .as("the lists of shipments and snapshots, and the one that is not exported")
        .isEqualTo("3");
  }

  @Test
  void somebodysOwnDatabaseIsRefusedAndLeftAlone() throws Exception {
    ask("CREATE TABLE bars (mine INTEGER)");

    assertThatThrownBy(() -> DuckDbWarehouse.open(file()).close())
        .hasMessage(
            "warehouse duckdb:%s: expected a warehouse or no file, was another database", file())
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.MISCONFIGURED);
    assertThat(ask("SELECT count(*) FROM duckdb_tables()")).isEqualTo("1");
  }

  @Test
  void aStoreIsNoWarehouseNorTheOtherWayRound() {
    Path store = folder.resolve("store.duckdb");
    DuckDbStore.open(store).close();
    DuckDbWarehouse.open(file()).close();

    assertThatThrownBy(() -> DuckDbWarehouse.open(store)).hasMessageContaining("another database");
    assertThatThrownBy(() -> DuckDbStore.open(file())).hasMessageContaining("another database");
  }
}
