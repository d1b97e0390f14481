/**
 * A program in BigQuery's place as a child process, for tests: {@link
 * io.stockstream.adapters.bigquery.emulator.TestingBigQuery#shared} is where one comes from.
 */
package io.stockstream.adapters.bigquery.emulator;
