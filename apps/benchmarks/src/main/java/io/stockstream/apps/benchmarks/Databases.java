package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.clickhouse.ClickHouseAddress;
import io.stockstream.adapters.clickhouse.ClickHouseStore;
import io.stockstream.adapters.clickhouse.Migrations;
import io.stockstream.adapters.clickhouse.server.ClickHouseServer;

/** Makes databases in a server. */
record Databases(ClickHouseServer server) {

  /** Returns the address of a database, which need not be there. */
  ClickHouseAddress address(String database) {
    return new ClickHouseAddress(server.url(), database, ClickHouseServer.ADMIN, server.password());
  }

  /** Makes an empty database, without what an earlier one of that name held. */
  ServerSql empty(String database) {
    ServerSql anywhere = new ServerSql(address("default"));
    anywhere.run("DROP DATABASE IF EXISTS " + database + " SYNC");
    anywhere.run("CREATE DATABASE " + database);
    return new ServerSql(address(database));
  }

  /** Makes an empty store, likewise. */
  ClickHouseStore store(String database) {
    empty(database);
    Migrations.apply(address(database));
    return ClickHouseStore.open(address(database));
  }
}
