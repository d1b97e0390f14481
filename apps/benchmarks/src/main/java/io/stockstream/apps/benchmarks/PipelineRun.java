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

  /** What brings it: the whole of it, to be timed. */
  @FunctionalInterface
  private interface Carrier {
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
      run(
          (chain, progress) -> {
            try (BarStream stream =
                BarStream.startAvailable(
                    spark,
                    chain.config(maxRecordsPerBatch),
                    chain.store(),
                    chain.part(),
                    (entry, changed, took) -> progress.add(entry.account().consumed()))) {
              stream.await();
            }
          });
    }
  }

  /** A loop of kafka-clients around the same use case and the same store. */
  void plain() throws Exception {
    run((chain, progress) -> new PlainLoop(chain, maxRecordsPerBatch, progress).run());
  }

  private void run(Carrier carrier) throws Exception {
    try (Chain chain = Chain.open(home)) {
      Progress progress = new Progress(statements);
      carrier.carry(chain, progress);
      progress.end();
      Account account =
          chain.store().ledger().entries().stream()
              .map(LedgerEntry::account)
              .reduce(Account.EMPTY, Account::plus);
      System.out.println(Machine.describe() + ", " + account);
      System.out.printf(
          Locale.ROOT, "%s%.0f %.0f%n", Child.RESULT, progress.rate(), progress.warmRate());
    }
  }
}
