package io.stockstream.apps.ingest;

import com.google.inject.Injector;
import io.stockstream.adapters.kafka.KafkaTopics;
import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.runtime.Injectors;
import io.stockstream.apps.runtime.config.Loaded;
import io.stockstream.apps.wiring.CoreModule;
import io.stockstream.apps.wiring.KafkaModule;
import io.stockstream.apps.wiring.KafkaSettings;
import io.stockstream.apps.wiring.ReferenceOption;
import io.stockstream.domain.rollup.ReferenceTable;
import io.stockstream.ports.feed.Feed;
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
    long published = new Publishing(kafka, injector.getInstance(KafkaTopics.class)).publish(feeds);
    spec.commandLine().getOut().println("published " + published);
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
