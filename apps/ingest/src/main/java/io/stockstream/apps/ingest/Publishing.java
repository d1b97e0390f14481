package io.stockstream.apps.ingest;

import io.stockstream.adapters.feeds.live.LiveFeed;
import io.stockstream.adapters.kafka.KafkaRecordPublisher;
import io.stockstream.adapters.kafka.KafkaTopics;
import io.stockstream.apps.runtime.Shutdown;
import io.stockstream.apps.wiring.KafkaSettings;
import io.stockstream.ports.feed.Feed;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordPublisher;
import java.util.Iterator;
import java.util.List;

/**
 * Publishes feeds to Kafka, one after the other.
 *
 * @param kafka where
 * @param topics makes sure that there is one
 */
record Publishing(KafkaSettings kafka, KafkaTopics topics) {

  /**
   * Publishes until the feeds end or the process is stopped.
   *
   * @return how many records
   */
  long publish(List<? extends Feed> feeds) {
    topics.ensure(kafka.topic(), kafka.partitions());
    long published = 0;
    try (Shutdown shutdown = Shutdown.hook();
        RecordPublisher publisher = KafkaRecordPublisher.open(kafka.connection(), kafka.topic())) {
      for (Feed feed : feeds) {
        try (feed) {
          closeWhenStopped(feed, shutdown);
          published += publisher.publish(until(shutdown, feed));
        }
      }
    }
    return published;
  }

  /** A venue may have nothing to say for a while, and somebody waits for it in the other thread. */
  private static void closeWhenStopped(Feed feed, Shutdown shutdown) {
    if (feed instanceof LiveFeed) {
      Thread closing = new Thread(() -> awaitAndClose(feed, shutdown), "close-feed");
      closing.setDaemon(true);
      closing.start();
    }
  }

  private static void awaitAndClose(Feed feed, Shutdown shutdown) {
    try {
      shutdown.await();
      feed.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Iterator<OutgoingRecord> until(Shutdown shutdown, Feed feed) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !shutdown.isRequested() && feed.hasNext();
      }

      @Override
      public OutgoingRecord next() {
        return feed.next();
      }
    };
  }
}
