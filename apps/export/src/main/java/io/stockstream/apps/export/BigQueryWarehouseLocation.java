package io.stockstream.apps.export;

import io.stockstream.adapters.bigquery.BigQueryDataset;
import io.stockstream.adapters.bigquery.BigQuerySettings;
import io.stockstream.adapters.bigquery.BigQueryWarehouse;
import io.stockstream.ports.warehouse.Warehouse;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A warehouse in a dataset of BigQuery.
 *
 * @param settings dataset, limits, and who is asked
 */
record BigQueryWarehouseLocation(BigQuerySettings settings) implements WarehouseLocation {

  private static final Pattern FORM =
      Pattern.compile("bigquery://([^/?#\\s]+)/([^/?#\\s]+?)(?:\\?location=([^&#\\s]+))?");

  static Option<WarehouseLocation> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Option.none();
    }
    String location = Option.of(form.group(3)).getOrElse(BigQueryDataset.DEFAULT_LOCATION);
    return Try.of(() -> new BigQueryDataset(form.group(1), form.group(2), location))
        .<WarehouseLocation>map(d -> new BigQueryWarehouseLocation(BigQuerySettings.of(d)))
        .toOption();
  }

  @Override
  public WarehouseLocation by(BigQueryAccess access) {
    return new BigQueryWarehouseLocation(access.of(settings));
  }

  @Override
  public Warehouse open() {
    return BigQueryWarehouse.open(settings);
  }

  /** Opening makes nothing; a dataset that is not there has no dates. */
  @Override
  public Warehouse openExisting() {
    return open();
  }

  /** Returns the location as it is written. */
  @Override
  public String toString() {
    BigQueryDataset dataset = settings.dataset();
    return dataset.location().equals(BigQueryDataset.DEFAULT_LOCATION)
        ? dataset.toString()
        : dataset + "?location=" + dataset.location();
  }
}
