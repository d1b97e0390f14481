/**
 * The log in Kafka: {@link io.stockstream.adapters.kafka.KafkaTopics} prepares a topic, {@link
 * io.stockstream.adapters.kafka.KafkaRecordPublisher} appends to it, {@link
 * io.stockstream.adapters.kafka.KafkaRecordReader} reads it from its beginning. Bytes as they are.
 */
package io.stockstream.adapters.kafka;
