package io.stockstream.adapters.clickhouse;

import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A database of its own in the server that all tests share. */
final class TestingDatabase implements AutoCloseable {

  private static final Map<Path, TestingDatabase> BY_FOLDER = new ConcurrentHashMap<>();

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

  /** Returns the database that a folder stands for, made when it is not there. */
  static TestingDatabase of(Path folder) {
    return BY_FOLDER.computeIfAbsent(folder, f -> create());
  }

  /** Likewise, in a server of the newest release. */
  static TestingDatabase inNewest(Path folder) {
    return BY_FOLDER.computeIfAbsent(folder, f -> create(TestingClickHouse.newest()));
  }

  /** Drops the databases of all folders. */
  static void dropAll() {
    BY_FOLDER.values().forEach(TestingDatabase::close);
    BY_FOLDER.clear();
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
