package io.stockstream.apps.benchmarks;

import io.stockstream.ports.log.OutgoingRecord;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What batches of a kind cost: the clock's time, and what the server noted of its own work.
 *
 * @param millis of each, all of it
 * @param server of each, on average
 */
record BatchCost(Figures millis, ServerNotes.Share server) {

  private static final double NANOS_A_MILLI = 1e6;

  /**
   * Stores batches and measures them.
   *
   * @param what they bring
   * @param notes begun just now
   * @param batch makes the one of a number, before the clock starts
   */
  static BatchCost of(
      String what,
      ServerNotes notes,
      DirectBatches batches,
      int count,
      IntFunction<List<OutgoingRecord>> batch) {
    Figures millis = new Figures(what, "ms");
    for (int i = 0; i < count; i++) {
      List<OutgoingRecord> records = batch.apply(i);
      long start = System.nanoTime();
      batches.store(records);
      millis.add((System.nanoTime() - start) / NANOS_A_MILLI);
    }
    return new BatchCost(millis, notes.share(count));
  }

  @Override
  public String toString() {
    return millis + "; " + server;
  }
}
