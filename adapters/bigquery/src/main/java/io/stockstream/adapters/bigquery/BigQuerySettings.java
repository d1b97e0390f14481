package io.stockstream.adapters.bigquery;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How to speak with BigQuery.
 *
 * @param dataset where the warehouse is
 * @param limits what an export may take
 * @param labels that every job carries, so that a bill can be read by them; lower-case letters,
 *     digits, underscores and dashes
 * @param folder where rows are written to before they are sent, with room for a million of them or
 *     the largest date: some 80 bytes a bar
 * @param emulator address of something in BigQuery's place, such as {@code http://127.0.0.1:9050},
 *     which is spoken with without credentials; empty for BigQuery
 */
public record BigQuerySettings(
    BigQueryDataset dataset,
    BigQueryLimits limits,
    Map<String, String> labels,
    Path folder,
    Optional<String> emulator) {

  public BigQuerySettings {
    labels = new TreeMap<>(labels);
  }

  /** Returns the settings that most want: Application Default Credentials, the default limits. */
  public static BigQuerySettings of(BigQueryDataset dataset) {
    return new BigQuerySettings(
        dataset,
        BigQueryLimits.DEFAULT,
        Map.of("application", "stockstream"),
        Path.of(System.getProperty("java.io.tmpdir")),
        Optional.empty());
  }

  public BigQuerySettings withLimits(BigQueryLimits other) {
    return new BigQuerySettings(dataset, other, labels, folder, emulator);
  }

  public BigQuerySettings withFolder(Path other) {
    return new BigQuerySettings(dataset, limits, labels, other, emulator);
  }

  public BigQuerySettings withEmulator(String address) {
    return new BigQuerySettings(dataset, limits, labels, folder, Optional.of(address));
  }
}
