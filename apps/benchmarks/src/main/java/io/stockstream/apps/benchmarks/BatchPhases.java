package io.stockstream.apps.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/** Where the time of Spark's batches goes, by the names that Spark itself gives to their phases. */
@SuppressWarnings("serial") // Spark's listeners are serializable; this one stays where it is.
final class BatchPhases extends StreamingQueryListener {

  private final Map<String, Figures> phases = new ConcurrentHashMap<>();

  @Override
  public void onQueryStarted(QueryStartedEvent event) {
    // Nothing to time yet.
  }

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    if (event.progress().numInputRows() > 0) {
      event
          .progress()
          .durationMs()
          .forEach(
              (phase, millis) ->
                  phases.computeIfAbsent(phase, p -> new Figures(p, "ms")).add(millis));
    }
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {
    // Nothing more to time.
  }

  /** Returns the median of each phase. */
  @Override
  public String toString() {
    return new TreeMap<>(phases)
        .entrySet().stream()
            .map(phase -> phase.getKey() + "=" + Math.round(phase.getValue().quantile(0.5)))
            .collect(Collectors.joining(" ", "median ms of a batch: ", ""));
  }
}
