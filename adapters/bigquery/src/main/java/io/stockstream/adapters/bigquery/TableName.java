package io.stockstream.adapters.bigquery;

/**
 * Names a table of BigQuery. Every part is ours or was checked, none is data.
 *
 * @param project that holds it
 * @param dataset that it is in
 * @param table letters, digits and underscores
 */
record TableName(String project, String dataset, String table) {

  /** Returns it as a statement takes it. */
  String quoted() {
    return "`" + this + "`";
  }

  @Override
  public String toString() {
    return project + "." + dataset + "." + table;
  }
}
