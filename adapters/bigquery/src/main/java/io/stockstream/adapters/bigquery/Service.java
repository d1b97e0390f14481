package io.stockstream.adapters.bigquery;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.BigQueryOptions;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Speaks with BigQuery, and asks again what may be asked again. The client's own retries are off:
 * it would repeat by rules of its own, and not the pieces of an upload. Thread-safe.
 *
 * @param client of Google's
 * @param dataset for messages
 * @param attempts see {@link BigQueryLimits}
 * @param pauses between attempts
 */
record Service(BigQuery client, BigQueryDataset dataset, int attempts, Pauses pauses) {

  /** Opens no connection yet. */
  static Service of(BigQuerySettings settings, Pauses pauses) {
    BigQueryDataset dataset = settings.dataset();
    BigQueryOptions.Builder options =
        BigQueryOptions.newBuilder()
            .setProjectId(dataset.project())
            .setLocation(dataset.location())
            .setRetrySettings(ServiceOptions.getNoRetrySettings());
    settings
        .emulator()
        .ifPresentOrElse(
            address -> options.setHost(address).setCredentials(NoCredentials.getInstance()),
            () -> options.setCredentials(credentials(dataset)));
    return new Service(options.build().getService(), dataset, settings.limits().attempts(), pauses);
  }

  private static GoogleCredentials credentials(BigQueryDataset dataset) {
    try {
      return GoogleCredentials.getApplicationDefault();
    } catch (IOException e) {
      throw Translate.noCredentials(dataset, e);
    }
  }

  /**
   * Asks, and asks again as long as the failure is one that passes.
   *
   * @param doing for messages: "merging bars 2026-01-05 at 42"
   */
  <T> T call(String doing, Supplier<T> request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.get();
      } catch (BigQueryException e) {
        Failure failure = Failure.of(e);
        if (!Translate.rule(failure).backsOff() || attempt == attempts) {
          throw failed(doing, failure, e);
        }
        pauses.take(attempt);
      }
    }
  }

  /** Makes something that may be there already, or may be made by another process just now. */
  void make(String doing, Runnable request) {
    call(
        doing,
        () -> {
          try {
            request.run();
          } catch (BigQueryException e) {
            if (!Failure.of(e).isConflict()) {
              throw e;
            }
          }
          return null;
        });
  }

  PortException failed(String doing, Failure failure, Throwable cause) {
    return Translate.translate(dataset, doing, failure, cause);
  }
}
