package io.stockstream.adapters.duckdb;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.adapters.testkit.SerializationContract;
import io.stockstream.adapters.testkit.TestingOutcome;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.domain.merge.CountKey;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.merge.StatementCounts;
import io.stockstream.domain.merge.Tally;
import io.stockstream.domain.merge.Tally.Judged;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.SessionFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a file may be, and who may open it. */
class DuckDbFileTest {

  @TempDir Path folder;

  /** Opens a store, says so, and holds it until it is ended. */
  static final class HoldStore {

    private HoldStore() {}

    public static void main(String[] arguments) throws Exception {
      try (DuckDbStore store = DuckDbStore.open(Path.of(arguments[0]))) {
        System.out.println("open " + store.id());
        System.in.read();
      }
    }
  }

  private Path file() {
    return folder.resolve("stockstream.duckdb");
  }

  private static void isRefused(Path file, FailureKind kind, String... words) {
    assertThatThrownBy(() -> DuckDbStore.open(file).close())
        .hasMessageContainingAll(words)
        .hasMessageNotContaining("\n")
        .hasMessageStartingWith("store duckdb:" + file + ": ")
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(kind);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aSecondProcessIsRefusedInOneLine() throws Exception {
    try (TestingProcess holder = TestingProcess.start(HoldStore.class, file().toString())) {
      assertThat(holder.output().readLine()).startsWith("open ");

      isRefused(file(), FailureKind.RETRYABLE, "the only process", "another one has it open");
    }

    try (DuckDbStore store = DuckDbStore.open(file())) {
      assertThat(store.ledger().entries()).isEmpty();
    }
  }

  @Test
  void foldersOnTheWayAreMade() {
    Path deep = folder.resolve("a/b/c.duckdb");

    DuckDbStore.open(deep).close();

    assertThat(deep).isRegularFile();
  }

  @Test
  void aFolderIsRefused() {
    isRefused(folder, FailureKind.MISCONFIGURED, "expected a file, was a folder");
  }

  @Test
  void aFileWhereAFolderShouldBeIsRefused() throws Exception {
    Path inTheWay = Files.createFile(folder.resolve("file"));

    isRefused(
        inTheWay.resolve("stockstream.duckdb"),
        FailureKind.MISCONFIGURED,
        "expected a folder that can be made");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderThatNobodyMayWriteIsRefused() {
    isRefused(Path.of("/proc/stockstream.duckdb"), FailureKind.MISCONFIGURED, "opening failed");
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws Exception {
    Files.writeString(file(), "symbol,open,high,low,close\n".repeat(1_000));
    byte[] before = Files.readAllBytes(file());

    isRefused(file(), FailureKind.MISCONFIGURED, "expected a DuckDB file or none");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void somebodysOwnDatabaseIsRefusedAndLeftAlone() throws Exception {
    execute("CREATE TABLE bars (mine INTEGER)");

    isRefused(
        file(), FailureKind.MISCONFIGURED, "expected a store or no file, was another database");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM duckdb_tables()")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(1);
    }
  }

  @Test
  void anEmptyDatabaseBecomesAStore() throws Exception {
    execute("SELECT 1");

    try (DuckDbStore store = DuckDbStore.open(file())) {
      assertThat(store.id()).isNotBlank();
    }
  }

  @Test
  void anotherSchemaVersionIsRefusedAndCanBeOpenedAgainByItsOwn() throws Exception {
    DuckDbStore.open(file()).close();
    execute("UPDATE store SET schema_version = 3");

    isRefused(file(), FailureKind.MISCONFIGURED, "expected schema version 2, was 3");
    execute("UPDATE store SET schema_version = 2");
    DuckDbStore.open(file()).close();
  }

  @Test
  void aFileFromBeforeStatementsWereCountedCountsFromNowOn() throws Exception {
    try (TestingStore store = new TestingStore(f -> DuckDbStore.open(file()), folder)) {
      store.write(bar(APPLE, 0, "748.20"));
    }
    execute("DROP TABLE statement_counts");

    try (TestingStore store = new TestingStore(f -> DuckDbStore.open(file()), folder)) {
      CountKey key = CountKey.of(APPLE, START, new Position("bars", 0, 7));
      store.write(
          TestingOutcome.ofTallies(new Tally(key, List.of(new Judged(7, InputClass.STALE, true)))));

      assertThat(store.bars()).hasSize(1);
      assertThat(store.statementCounts(DateRange.ALWAYS))
          .containsExactly(
              new StatementCounts(key, 8, new ClassCounts(Map.of(InputClass.STALE, 1L)), 1));
    }
  }

  @Test
  void aPathThatDuckDbWouldCutIsRefused() {
    isRefused(
        folder.resolve("a;threads=1.duckdb"), FailureKind.MISCONFIGURED, "without a semicolon");
  }

  @Test
  void aPathIsData() {
    Path odd = folder.resolve("a store's \"file\" ? % äöü.duckdb");

    DuckDbStore.open(odd).close();

    assertThat(odd).isRegularFile();
  }

  @Test
  void toOpenAFileTwiceInOneProcessIsToShareIt() {
    try (DuckDbStore one = DuckDbStore.open(file())) {
      try (DuckDbStore other = DuckDbStore.open(file())) {
        assertThat(other.id()).isEqualTo(one.id());
      }
      assertThat(one.ledger().entries()).isEmpty();
    }
    assertThatThrownBy(() -> DuckDbStore.open(folder)).isInstanceOf(PortException.class);
  }

  @Test
  void aTaskInAProcessThatHasNotOpenedTheStoreIsRefused() {
    SessionFactory sessions;
    try (DuckDbStore store = DuckDbStore.open(file())) {
      sessions = SerializationContract.roundTrip(store.sessions());
    }

    assertThatThrownBy(() -> sessions.open(new Fence(1)))
        .hasMessageContaining("expected to be open in this process, was not")
        .hasMessageContaining("a cluster needs a store that is a server")
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.MISCONFIGURED);
  }

  @Test
  void peopleReadBarsInWords() throws Exception {
    try (TestingStore store = new TestingStore(f -> DuckDbStore.open(file()), folder)) {
      store.write(bar(APPLE, 0, "748.20"));
    }

    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT symbol || ' ' || venue || ' ' || timeframe || ' ' || open_time || ' '"
                    + " || asset_class || ' ' || state || ' ' || origin || ' ' || open"
                    + " FROM bars_current")) {
      row.next();
      assertThat(row.getString(1))
          .isEqualTo("AAPL XNAS 1m 2026-01-05 14:30:00 STOCK CLOSED FEED 748.200000000000000000");
    }
  }
}
