package io.stockstream.adapters.bigquery;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.util.regex.Pattern;

/**
 * Says where a warehouse is.
 *
 * @param project that holds the dataset and pays for its jobs
 * @param name of the dataset: letters, digits and underscores
 * @param location of the dataset, such as {@code US} or {@code europe-west3}; it cannot be changed
 *     once the dataset is made
 */
public record BigQueryDataset(String project, String name, String location) {

  /** Where a dataset is made when nothing else is said, as BigQuery itself does. */
  public static final String DEFAULT_LOCATION = "US";

  private static final Pattern PROJECT =
      Pattern.compile("([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]");
  private static final Pattern DATASET = Pattern.compile("[A-Za-z0-9_]{1,512}");
  private static final Pattern LOCATION = Pattern.compile("[A-Za-z0-9-]{2,40}");

  /**
   * @throws PortException MISCONFIGURED when project, dataset or location has another name than one
   *     of BigQuery's can have
   */
  public BigQueryDataset {
    require(PROJECT, project, "a project id such as market-data-12");
    require(DATASET, name, "a dataset of letters, digits and underscores");
    require(LOCATION, location, "a location such as US or europe-west3");
  }

  private static void require(Pattern pattern, String value, String expected) {
    if (!pattern.matcher(value).matches()) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "warehouse bigquery: expected %s, was '%s'".formatted(expected, value));
    }
  }

  /**
   * Returns the dataset beside it where snapshots are staged; what is there goes away by itself.
   */
  BigQueryDataset staging() {
    return new BigQueryDataset(project, name + "_staging", location);
  }

  TableName table(String table) {
    return new TableName(project, name, table);
  }

  /** Returns for example {@code bigquery://market-data-12/market}. */
  @Override
  public String toString() {
    return "bigquery://" + project + "/" + name;
  }
}
