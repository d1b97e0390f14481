package io.stockstream.adapters.bigquery;

import io.stockstream.ports.verify.RowHash;
import io.stockstream.ports.verify.Sha256;
import io.stockstream.ports.warehouse.Shipment;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names a job by what it does, so that who starts again after a crash, or another process, finds
 * it. BigQuery takes a name once, for months; a job that is to be done again has the next number.
 *
 * @param doing for messages: "staging bars 2026-01-05 at 42"
 * @param base of the name; letters, digits, underscores and dashes
 * @param labels that tell jobs apart on a bill
 */
record JobName(String doing, String base, Map<String, String> labels) {

  private static final int HASH_DIGITS = 12;

  /** Names the load of rows as a shipment; other rows, another name. */
  static JobName stage(Shipment shipment, RowHash rows) {
    return of("stage", "staging", shipment, "_" + hash(rows.toString()));
  }

  static JobName stageNothing(Shipment shipment) {
    return of("stage", "staging", shipment, "_none");
  }

  static JobName merge(Shipment shipment) {
    return of("merge", "merging", shipment, "");
  }

  /** Names a read, which is never to be found by anybody else. */
  static JobName once(String step, String doing, String unique) {
    return new JobName(doing, "stockstream_" + step + "_" + unique, labels(step));
  }

  private static JobName of(String step, String doing, Shipment shipment, String rows) {
    Map<String, String> labels = labels(step);
    labels.put("table", shipment.table().toLowerCase(Locale.ROOT));
    labels.put("from", shipment.range().first().toString());
    labels.put("to", shipment.range().last().toString());
    return new JobName(
        doing + " " + shipment, "stockstream_" + step + "_" + shipment.name() + rows, labels);
  }

  private static Map<String, String> labels(String step) {
    return new TreeMap<>(Map.of("step", step));
  }

  /** Returns some digits of a hash, where a text may have characters that a name may not. */
  static String hash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Sha256().ofRow(bytes).toString().substring(0, HASH_DIGITS);
  }

  /** Returns the id of the job that does it for a dataset; a project may hold several. */
  String id(BigQueryDataset dataset, int number) {
    return base + "_" + hash(dataset.name()) + "_" + number;
  }
}
