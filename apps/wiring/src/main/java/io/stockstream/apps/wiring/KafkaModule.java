package io.stockstream.apps.wiring;

import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.stockstream.adapters.kafka.KafkaRecordReader;
import io.stockstream.adapters.kafka.KafkaTopics;
import io.stockstream.apps.runtime.StrictModule;
import io.stockstream.ports.log.RecordReader;

/** The log on Kafka. Publishers are opened by who uses them, since they have to be closed. */
public final class KafkaModule extends StrictModule {

  private final KafkaSettings settings;

  public KafkaModule(KafkaSettings settings) {
    this.settings = settings;
  }

  @Provides
  @Singleton
  KafkaTopics topics() {
    return new KafkaTopics(settings.connection());
  }

  @Provides
  @Singleton
  RecordReader reader() {
    return new KafkaRecordReader(settings.connection(), settings.topic());
  }
}
