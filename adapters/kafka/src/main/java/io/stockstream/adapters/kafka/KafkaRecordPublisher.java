package io.stockstream.adapters.kafka;

import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordPublisher;
import java.time.Duration;
import java.util.Iterator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Appends records to a topic, each to the partition that Kafka's own hash of its key says.
 *
 * <p>Records of one key stand in the order of their publishing. About 32 MiB wait at most, then the
 * iterator does. After a failure what still waits is dropped: some of the records after the failed
 * one may be in the log, so publish all of them again. The next {@link #publish} begins anew. One
 * thread at a time.
 */
public final class KafkaRecordPublisher implements RecordPublisher {

  private final KafkaConnection connection;
  private final String topic;
  private final KafkaFailures failures;
  private ProducerSettings settings;
  private Producer<byte[], byte[]> producer;

  private KafkaRecordPublisher(KafkaConnection connection, String topic) {
    this.connection = connection;
    this.topic = topic;
    this.failures = new KafkaFailures(connection, topic, connection.patience());
  }

  /**
   * Opens a publisher to a topic that has to exist; takes from it how large a record may be.
   *
   * @throws PortException MISCONFIGURED if the topic is missing; RETRYABLE if no broker answers
   */
  public static KafkaRecordPublisher open(KafkaConnection connection, String topic) {
    KafkaRecordPublisher publisher = new KafkaRecordPublisher(connection, topic);
    publisher.producer();
    return publisher;
  }

  @Override
  public long publish(Iterator<OutgoingRecord> records) {
    Acknowledgements acknowledgements = new Acknowledgements();
    long sent = 0;
    while (records.hasNext() && acknowledgements.allGood()) {
      send(records.next(), acknowledgements);
      sent++;
    }
    await(acknowledgements);
    return sent;
  }

  private void send(OutgoingRecord outgoing, Acknowledgements acknowledgements) {
    try {
      producer()
          .send(
              new ProducerRecord<>(topic, outgoing.key(), outgoing.value()),
              acknowledgements.of(outgoing));
    } catch (KafkaException e) {
      acknowledgements.failed(outgoing, e);
    }
  }

  /** Without a flush after a failure: what waits behind it is dropped. */
  private void await(Acknowledgements acknowledgements) {
    if (acknowledgements.allGood()) {
      flush(acknowledgements);
    }
    for (Acknowledgements.Failure failure : acknowledgements.failure()) {
      close(Duration.ZERO);
      throw failure.translate(failures, settings.maxRecordBytes());
    }
  }

  private void flush(Acknowledgements acknowledgements) {
    try {
      producer().flush();
    } catch (KafkaException e) {
      acknowledgements.failed(null, e);
    }
  }

  private Producer<byte[], byte[]> producer() {
    if (producer == null) {
      settings = ProducerSettings.ofTopic(connection, topic);
      producer = newProducer();
    }
    return producer;
  }

  private Producer<byte[], byte[]> newProducer() {
    try {
      return settings.newProducer();
    } catch (KafkaException e) {
      throw failures.notMade(e);
    }
  }

  @Override
  public void close() {
    close(connection.timeout());
  }

  private void close(Duration timeout) {
    if (producer != null) {
      producer.close(timeout);
      producer = null;
    }
  }
}
