package io.stockstream.apps.ingest;

import com.google.inject.Injector;
import io.stockstream.adapters.feeds.live.LiveFeed;
import io.stockstream.adapters.kafka.KafkaRecordPublisher;
import io.stockstream.adapters.kafka.KafkaTopics;
import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.runtime.Injectors;
import io.stockstream.apps.runtime.Shutdown;
import io.stockstream.apps.runtime.config.Loaded;
import io.stockstream.apps.wiring.CoreModule;
import io.stockstream.apps.wiring.KafkaModule;
import io.stockstream.apps.wiring.KafkaSettings;
import io.stockstream.apps.wiring.ReferenceOption;
import io.stockstream.domain.rollup.ReferenceTable;
import io.stockstream.ports.feed.Feed;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordPublisher;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Publishes a feed to Kafka until it ends or is stopped. */
@Command(name = "ingest", description = "Publishes a feed to Kafka, until it ends or is stopped.")
public final class IngestCommand implements Callable<ExitCode> {

  private static final Logger LOG = LoggerFactory.getLogger(IngestCommand.class);

  @Mixin private CommonOptions options;

  @Mixin private FeedOptions feed;

  @Mixin private ReferenceOption reference;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    Loaded<KafkaSettings> loaded = options.load(KafkaSettings.KEYS, KafkaSettings::from);
    LOG.info("configuration\n{}", loaded.settings().table());
    KafkaSettings kafka = loaded.config();
    ReferenceTable known = reference.load(options);
    LiveSettings live = options.load(LiveSettings.KEYS, LiveSettings::from).config();
    Injector injector = Injectors.production(new CoreModule(known), new KafkaModule(kafka));
    List<? extends Feed> feeds = feed.open(known, live);
    injector.getInstance(KafkaTopics.class).ensure(kafka.topic(), kafka.partitions());
    long published = 0;
    try (Shutdown shutdown = Shutdown.hook();
        RecordPublisher publisher = KafkaRecordPublisher.open(kafka.connection(), kafka.topic())) {
      for (Feed opened : feeds) {
        try (opened) {
          closeWhenStopped(opened, shutdown);
          published += publisher.publish(until(shutdown, opened));
        }
      }
    }
    spec.commandLine().getOut().println("published " + published);
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
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
