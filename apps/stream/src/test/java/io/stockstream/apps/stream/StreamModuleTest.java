package io.stockstream.apps.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import io.stockstream.adapters.kafka.KafkaTopics;
import io.stockstream.adapters.testkit.SerializationContract;
import io.stockstream.apps.runtime.Injectors;
import io.stockstream.apps.wiring.CoreModule;
import io.stockstream.apps.wiring.KafkaModule;
import io.stockstream.ports.log.RecordReader;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.StoreBatchPart;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamModuleTest {

  @TempDir Path folder;

  @Test
  void theInjectorMakesWhatTheStreamNeedsAndTasksGetItSerialized() {
    StreamSettings settings =
        StreamSettingsTest.load(
                Map.of("store.location", "duckdb:" + folder.resolve("store.duckdb")))
            .get()
            .config();
    try (Store store = settings.open()) {
      Injector injector =
          Injectors.production(
              new CoreModule(),
              new KafkaModule(settings.kafka()),
              new StreamModule(settings, store));

      StoreBatchPart part = injector.getInstance(StoreBatchPart.class);

      assertThat(injector.getInstance(KafkaTopics.class)).isNotNull();
      assertThat(injector.getInstance(RecordReader.class)).isNotNull();
      assertThat(SerializationContract.roundTrip(part)).isNotNull();
    }
  }
}
