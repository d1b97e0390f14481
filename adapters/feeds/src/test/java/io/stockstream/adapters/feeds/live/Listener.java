package io.stockstream.adapters.feeds.live;

import io.stockstream.adapters.testkit.venue.VenueBook;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.OutgoingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Reads a feed into the pipeline until the store is as it should be. */
public final class Listener implements AutoCloseable {

  /** Only a feed that never gets there needs so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final long LOOK_UP_MILLIS = 20;

  private final LiveFeed feed;
  private final TestingPipeline pipeline;
  private final List<OutgoingRecord> records = new ArrayList<>();
  private final BlockingQueue<OutgoingRecord> read = new LinkedBlockingQueue<>();
  private volatile PortException failure;

  public Listener(LiveFeed feed, Instant appendTime) {
    this(feed, appendTime, instrument -> InstrumentRules.DEFAULT);
  }

  public Listener(LiveFeed feed, Instant appendTime, Reference reference) {
    this.feed = feed;
    this.pipeline = new TestingPipeline(reference, appendTime);
    Thread reader = new Thread(this::read, "reader");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try {
      feed.forEachRemaining(read::add);
    } catch (PortException e) {
      failure = e;
    }
  }

  /** Reads until the store's own bars satisfy a condition; then, or when patience ends, returns. */
  public Map<String, String> readUntil(Predicate<Map<String, String>> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && !condition.test(bars())) {
      takeSome();
    }
    return bars();
  }

  private void takeSome() {
    List<OutgoingRecord> some = new ArrayList<>();
    try {
      OutgoingRecord first = read.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        some.add(first);
        read.drainTo(some);
      } else if (failure != null) {
        throw failure;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    records.addAll(some);
    pipeline.take(some);
  }

  /** Returns what is stored of the venue's own bars, by their keys. */
  public Map<String, String> bars() {
    TreeMap<String, String> described = new TreeMap<>();
    pipeline.feedBars().forEach((key, bar) -> described.put(key, describe(bar)));
    return described;
  }

  private static String describe(StoredBar bar) {
    Ohlcv ohlcv = (Ohlcv) bar.content();
    return String.join(
        " ",
        VenueBook.plain(ohlcv.prices().open()),
        VenueBook.plain(ohlcv.prices().high()),
        VenueBook.plain(ohlcv.prices().low()),
        VenueBook.plain(ohlcv.prices().close()),
        ohlcv.activity().volume().map(VenueBook::plain).getOrElse("-"),
        bar.state().toString());
  }

  public TestingPipeline pipeline() {
    return pipeline;
  }

  /** Returns what was read so far. */
  public List<OutgoingRecord> records() {
    return records;
  }

  @Override
  public void close() {
    feed.close();
    pipeline.close();
  }
}
