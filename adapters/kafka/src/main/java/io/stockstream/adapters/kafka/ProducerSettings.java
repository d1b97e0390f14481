package io.stockstream.adapters.kafka;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sets a producer for throughput without giving up order or acknowledgement.
 *
 * @param connection to the brokers
 * @param maxRecordBytes the topic's limit, Kafka's frame included
 */
record ProducerSettings(KafkaConnection connection, int maxRecordBytes) {

  private static final int KIB = 1024;
  private static final int BATCH_BYTES = 256 * KIB;
  private static final int MIN_BUFFER_BYTES = 32 * KIB * KIB;
  private static final int LINGER_MILLIS = 5;

  /** Idempotence keeps the order of up to five requests in flight, retries included. */
  Producer<byte[], byte[]> newProducer() {
    Map<String, Object> settings = connection.settings();
    int timeoutMillis = Math.toIntExact(connection.timeout().toMillis());
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("max.in.flight.requests.per.connection", 5);
    settings.put("delivery.timeout.ms", timeoutMillis);
    settings.put("max.block.ms", timeoutMillis);
    settings.put("linger.ms", LINGER_MILLIS);
    settings.put("batch.size", BATCH_BYTES);
    settings.put("buffer.memory", Math.max(MIN_BUFFER_BYTES, 2L * maxRecordBytes));
    settings.put("max.request.size", maxRecordBytes);
    settings.put("compression.type", System.getProperty("ct", "lz4"));
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
