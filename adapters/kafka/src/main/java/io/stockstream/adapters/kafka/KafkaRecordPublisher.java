package io.stockstream.adapters.kafka;

import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordPublisher;
import java.util.Iterator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Appends records to a topic, each to the partition that Kafka's own hash of its key says.
 *
 * <p>Records of one key stand in the order of their publishing. The memory taken is bounded by
 * {@link ProducerSettings}, whatever the iterator. After a failure what was still waiting is
 * dropped, and the next {@link #publish} begins with a new producer. One thread at a time.
 */
public final class KafkaRecordPublisher implements RecordPublisher {

  private final KafkaConnection connection;
  private final String topic;
  private final ProducerSettings settings;
  private Producer<byte[], byte[]> producer;

  private KafkaRecordPublisher(
      KafkaConnection connection, String topic, ProducerSettings settings) {
    this.connection = connection;
    this.topic = topic;
    this.settings = settings;
  }

  /**
   * Opens a publisher to a topic that has to exist; takes from it how large a record may be.
   *
   * @throws PortException MISCONFIGURED if the topic is missing; RETRYABLE if no broker answers
   */
  public static KafkaRecordPublisher open(KafkaConnection connection, String topic) {
    try (TopicAdmin admin = TopicAdmin.connect(connection, topic)) {
      int limit = Integer.parseInt(admin.settings().get("max.message.bytes"));
      return new KafkaRecordPublisher(connection, topic, new ProducerSettings(connection, limit));
    }
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

  /** A flush waits for what failed records left behind, so there is none after a failure. */
  private void await(Acknowledgements acknowledgements) {
    try {
      if (producer != null && acknowledgements.allGood()) {
        producer.flush();
      }
    } catch (KafkaException e) {
      acknowledgements.failed(null, e);
    }
    acknowledgements
        .failure()
        .peek(
            failure -> {
              abandon();
              throw failure.translate(connection, topic, settings.maxRecordBytes());
            });
  }

  private Producer<byte[], byte[]> producer() {
    if (producer == null) {
      producer = settings.newProducer();
    }
    return producer;
  }

  private void abandon() {
    if (producer != null) {
      producer.close(java.time.Duration.ZERO);
      producer = null;
    }
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(connection.timeout());
      producer = null;
    }
  }
}
