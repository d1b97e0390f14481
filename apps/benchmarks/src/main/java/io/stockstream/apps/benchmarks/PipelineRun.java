package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.spark.BarStream;
import io.stockstream.adapters.spark.LocalSpark;
import io.stockstream.adapters.wire.JsonMessageEncoder;
import io.stockstream.domain.merge.Account;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.store.LedgerEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/**
 * One way of bringing a log into a store, once, in a process of its own.
 *
 * @param home folder of the log
 * @param instruments in the log
 * @param statements in the log
 * @param maxRecordsPerBatch of all partitions together
 */
record PipelineRun(Path home, int instruments, long statements, long maxRecordsPerBatch) {

  /** What brings it: the whole of it is timed. */
  @FunctionalInterface
  interface Carrier {
    void carry(Chain chain, Progress progress) throws Exception;
  }

  /** Publishes the statements, for the runs that follow. */
  void fill() throws IOException {
    try (Chain chain = Chain.open(home)) {
      Iterator<StatementDraft> drafts = new Drafts(instruments, statements);
      chain.publish(
          new Iterator<OutgoingRecord>() {
            @Override
            public boolean hasNext() {
              return drafts.hasNext();
            }

            @Override
            public OutgoingRecord next() {
              return JsonMessageEncoder.toRecord(drafts.next());
            }
          });
    }
  }

  /** The pipeline. Spark is started before the clock is, the query after. */
  void spark() throws Exception {
    try (SparkSession spark = LocalSpark.start(Chain.CORES)) {
      run(stream(spark));
    }
  }

  Carrier stream(SparkSession spark) {
    return (chain, progress) -> {
      try (BarStream stream =
          BarStream.startAvailable(
              spark,
              chain.config(maxRecordsPerBatch),
              chain.store(),
              chain.part(),
              (entry, changed, took) -> progress.add(entry.account().consumed()))) {
        stream.await();
      }
    };
  }

  /** A loop of kafka-clients around the same use case and the same store. */
  void plain() throws Exception {
    run(loop());
  }

  Carrier loop() {
    return (chain, progress) -> new PlainLoop(chain, maxRecordsPerBatch, progress).run();
  }

  /**
   * Three times, each time into a new store: as the JVM comes, while it still compiles a fifth of
   * the time, and when that is over.
   */
  private void run(Carrier carrier) throws Exception {
    Progress cold = pass(carrier, this::tell);
    pass(carrier, this::tell);
    Progress warm = pass(carrier, this::tell);
    System.out.printf(
        Locale.ROOT,
        "%s%.0f %.0f %.2f%n",
        Child.RESULT,
        cold.rate(),
        warm.rate(),
        warm.processorMicros());
  }

  /** Carries the log once, and hands over what came of it. */
  Progress pass(Carrier carrier, Consumer<Chain> then) throws Exception {
    try (Chain chain = Chain.open(home)) {
      Progress progress = new Progress();
      carrier.carry(chain, progress);
      progress.end();
      then.accept(chain);
      return progress;
    }
  }

  private void tell(Chain chain) {
    Account account =
        chain.store().ledger().entries().stream()
            .map(LedgerEntry::account)
            .reduce(Account.EMPTY, Account::plus);
    System.out.println(Machine.describe() + ", " + account);
    if (account.consumed() != statements) {
      throw new IllegalStateException("expected " + statements + " records, was " + account);
    }
  }
}
