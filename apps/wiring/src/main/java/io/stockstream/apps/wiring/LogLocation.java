package io.stockstream.apps.wiring;

import io.stockstream.adapters.kafka.KafkaConnection;
import io.stockstream.adapters.kafka.KafkaRecordPublisher;
import io.stockstream.adapters.kafka.KafkaRecordReader;
import io.stockstream.adapters.kafka.embedded.EmbeddedBroker;
import io.stockstream.ports.log.RecordPublisher;
import io.stockstream.ports.log.RecordReader;
import io.stockstream.ports.store.Store;

/** A log that may be a broker's, or a home's whose broker has to be started first. */
public final class LogLocation implements AutoCloseable {

  private final KafkaConnection connection;
  private final String topic;
  private final Runnable closeBroker;

  private LogLocation(KafkaConnection connection, String topic, Runnable closeBroker) {
    this.connection = connection;
    this.topic = topic;
    this.closeBroker = closeBroker;
  }

  /** Opens the log on a broker that runs. */
  public static LogLocation onBroker(KafkaSettings settings) {
    return new LogLocation(settings.connection(), settings.topic(), () -> {});
  }

  /** Starts a home's broker, and opens the log of a store on it. */
  public static LogLocation inHome(Home home, Store store) {
    EmbeddedBroker broker = home.startBroker();
    return new LogLocation(
        KafkaConnection.to(broker.bootstrapServers()), Home.topicOf(store), broker::close);
  }

  public RecordReader reader() {
    return new KafkaRecordReader(connection, topic);
  }

  /** Opens a publisher; the caller closes it. */
  public RecordPublisher publisher() {
    return KafkaRecordPublisher.open(connection, topic);
  }

  @Override
  public void close() {
    closeBroker.run();
  }
}
