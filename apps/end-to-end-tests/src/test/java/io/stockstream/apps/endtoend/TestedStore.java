package io.stockstream.apps.endtoend;

import io.stockstream.adapters.clickhouse.server.ClickHouseServer;
import io.stockstream.adapters.clickhouse.server.FaultyNetwork;
import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import io.stockstream.apps.runtime.config.Secret;
import io.stockstream.apps.wiring.StoreLocation;
import io.stockstream.ports.store.Store;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A store of a test, as another process is told of it.
 *
 * @param location as a person writes it
 * @param environment in which a process finds out who asks
 */
record TestedStore(String location, Map<String, String> environment) {

  static final String USER = "CLICKHOUSE_USER";
  static final String PASSWORD = "CLICKHOUSE_PASSWORD";

  static TestedStore inFile(Path file) {
    return new TestedStore("duckdb:" + file, Map.of());
  }

  /** Makes an empty store, a database of its own in a server. */
  static TestedStore in(TestingClickHouse server) {
    TestedStore store = notYetIn(server);
    store.parsed().migrate();
    return store;
  }

  /** Likewise, in a server that is the test's own. */
  static TestedStore in(ClickHouseServer server) {
    return in(of(server));
  }

  static TestingClickHouse of(ClickHouseServer server) {
    return new TestingClickHouse(server.url(), ClickHouseServer.ADMIN, server.password());
  }

  /** Names a database that is not there. */
  static TestedStore notYetIn(TestingClickHouse server) {
    String database = "test_" + UUID.randomUUID().toString().replace("-", "");
    String location = server.url().replaceFirst("^http:", "clickhouse:") + "/" + database;
    return new TestedStore(location, Map.of(USER, server.user(), PASSWORD, server.password()));
  }

  /** Returns the same store by way of a network. */
  TestedStore by(FaultyNetwork network) {
    String server = network.url().replaceFirst("^http:", "clickhouse:");
    return new TestedStore(server + location.substring(location.lastIndexOf('/')), environment);
  }

  /** Returns the same store for processes with more in their environment. */
  TestedStore with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new TestedStore(location, more);
  }

  /** Returns the store of this process's arguments and environment. */
  static TestedStore here(String location) {
    return new TestedStore(location, System.getenv());
  }

  Store open() {
    return parsed().open();
  }

  private StoreLocation parsed() {
    return StoreLocation.parse(location)
        .getOrElseThrow(() -> new IllegalArgumentException("expected a store, was " + location))
        .as(
            environment.getOrDefault(USER, ""),
            Option.of(environment.get(PASSWORD)).map(Secret::new));
  }

  /** Hides the password. */
  @Override
  public String toString() {
    return location;
  }
}
