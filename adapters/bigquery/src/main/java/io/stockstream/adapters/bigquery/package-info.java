/**
 * The warehouse in a dataset of BigQuery: {@link
 * io.stockstream.adapters.bigquery.BigQueryWarehouse#open}.
 */
package io.stockstream.adapters.bigquery;
