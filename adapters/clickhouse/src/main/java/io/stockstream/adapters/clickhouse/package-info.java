/**
 * The store on a ClickHouse server, for more than one machine: {@link
 * io.stockstream.adapters.clickhouse.ClickHouseStore#open}. {@link
 * io.stockstream.adapters.clickhouse.Migrations} makes its database.
 */
package io.stockstream.adapters.clickhouse;
