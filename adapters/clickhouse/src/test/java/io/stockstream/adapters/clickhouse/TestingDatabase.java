package io.stockstream.adapters.clickhouse;

import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A database of its own in the server that all tests share. */
final class TestingDatabase implements AutoCloseable {

  private static final Map<Path, TestingDatabase> BY_FOLDER = new ConcurrentHashMap<>();

  /** What earlier tests had: to empty one is quicker than the thirty statements that make one. */
  private static final Queue<TestingDatabase> USED = new ConcurrentLinkedQueue<>();

  private final ClickHouseAddress address;

  private TestingDatabase(ClickHouseAddress address) {
    this.address = address;
  }

  /** Makes an empty store. */
  static TestingDatabase create() {
    return create(TestingClickHouse.shared());
  }

  private static TestingDatabase create(TestingClickHouse server) {
    TestingDatabase database = empty(server);
    Migrations.apply(database.address);
    return database;
  }

  /** Names a database that is not there. */
  static TestingDatabase empty() {
    return empty(TestingClickHouse.shared());
  }

  private static TestingDatabase empty(TestingClickHouse server) {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    return new TestingDatabase(
        new ClickHouseAddress(server.url(), name, server.user(), server.password()));
  }

  /** Returns the database that a folder stands for, an empty one when there was none yet. */
  static TestingDatabase of(Path folder) {
    return BY_FOLDER.computeIfAbsent(folder, f -> take(TestingClickHouse.shared()));
  }

  /** Likewise, in a server of the newest release. */
  static TestingDatabase inNewest(Path folder) {
    return BY_FOLDER.computeIfAbsent(folder, f -> take(TestingClickHouse.newest()));
  }

  private static TestingDatabase take(TestingClickHouse server) {
    for (TestingDatabase database : USED) {
      if (database.address.url().equals(server.url()) && USED.remove(database)) {
        return database.emptied();
      }
    }
    return create(server);
  }

  /** Takes the databases of all folders back. */
  static void giveBackAll() {
    USED.addAll(BY_FOLDER.values());
    BY_FOLDER.clear();
  }

  /** Forgets all that was stored, and that it is the store it was. */
  private TestingDatabase emptied() {
    texts(
            "SELECT name FROM system.tables WHERE database = currentDatabase()"
                + " AND total_rows > 0 AND name != 'schema_migrations'")
        .forEach(table -> execute("TRUNCATE TABLE " + table));
    execute("INSERT INTO store (id) SELECT toString(generateUUIDv4())");
    return this;
  }

  ClickHouseAddress address() {
    return address;
  }

  Server server() {
    return new Server(address);
  }

  void execute(String sql) {
    server().execute("testing", sql);
  }

  /** Returns the first column of every row; it has to be text. */
  List<String> texts(String sql) {
    List<String> texts = new ArrayList<>();
    server()
        .read(
            "testing",
            Query.of(sql),
            block -> {
              for (int row = 0; row < block.rows(); row++) {
                texts.add(block.columns()[0].text(row));
              }
            });
    return texts;
  }

  /** Returns the one number that a query counts. */
  long count(String sql) {
    return Long.parseLong(texts("SELECT toString(n) FROM (%s)".formatted(sql)).get(0));
  }

  @Override
  public void close() {
    new Server(address)
        .anyDatabase()
        .execute("dropping", "DROP DATABASE IF EXISTS " + address.database());
  }
}
