package io.stockstream.apps.stream;

import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.stockstream.adapters.spark.LocalSpark;
import io.stockstream.adapters.spark.SubmittedSpark;
import io.stockstream.apps.runtime.StrictModule;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.log.MessageDecoder;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.StoreBatchPart;
import org.apache.spark.sql.SparkSession;

/** The injector is the driver's; tasks get the use case, serialized. */
final class StreamModule extends StrictModule {

  private final StreamSettings settings;
  private final Store store;

  StreamModule(StreamSettings settings, Store store) {
    this.settings = settings;
    this.store = store;
  }

  @Provides
  StoreBatchPart part(MessageDecoder decoder, Reference reference) {
    return new StoreBatchPart(decoder, reference, store.sessions());
  }

  @Provides
  @Singleton
  SparkSession spark() {
    return SubmittedSpark.isHere() ? SubmittedSpark.start() : LocalSpark.start(settings.tasks());
  }
}
