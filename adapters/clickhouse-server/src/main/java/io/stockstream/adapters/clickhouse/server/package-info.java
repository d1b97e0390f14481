/**
 * A real ClickHouse server as a child process, for tests: {@link
 * io.stockstream.adapters.clickhouse.server.TestingClickHouse#shared} is where one comes from.
 */
package io.stockstream.adapters.clickhouse.server;
