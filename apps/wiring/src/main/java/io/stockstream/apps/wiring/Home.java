package io.stockstream.apps.wiring;

import io.stockstream.adapters.kafka.embedded.EmbeddedBroker;
import io.stockstream.adapters.kafka.embedded.EmbeddedBrokerConfig;
import io.stockstream.ports.store.Store;
import java.nio.file.Path;

/**
 * The folder of a chain that runs in one JVM: the broker's log, Spark's checkpoints, and the store
 * unless another one is named.
 *
 * @param folder which
 */
public record Home(Path folder) {

  public static final Path DEFAULT = Path.of(".stockstream");

  private static final int ID_LENGTH = 8;
  private static final int ANY_PORT = 0;

  /** Returns the store that is here unless another one is named. */
  public StoreLocation store() {
    return new DuckDbLocation(folder.resolve("store.duckdb"));
  }

  /**
   * Starts the broker of this home, on a free port.
   *
   * @throws io.stockstream.ports.failure.PortException when another process has it, or it cannot
   *     start
   */
  public EmbeddedBroker startBroker() {
    return EmbeddedBroker.start(new EmbeddedBrokerConfig(folder.resolve("kafka"), ANY_PORT));
  }

  /**
   * Returns the topic of a store: each has its own, so that the whole topic is what it must hold.
   */
  public static String topicOf(Store store) {
    return "bars-" + shortId(store);
  }

  /** Returns the folder of a store's checkpoint. */
  public Path checkpointOf(Store store) {
    return folder.toAbsolutePath().resolve("checkpoints").resolve(shortId(store));
  }

  private static String shortId(Store store) {
    return store.id().substring(0, ID_LENGTH);
  }
}
