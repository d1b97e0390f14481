/**
 * The store in one DuckDB file, for when everything runs in one JVM: {@link
 * io.stockstream.adapters.duckdb.DuckDbStore#open}. One process a file; within it, one transaction
 * a task.
 */
package io.stockstream.adapters.duckdb;
