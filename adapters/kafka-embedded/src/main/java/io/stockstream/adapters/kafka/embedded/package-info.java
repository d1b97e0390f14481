/**
 * A real single-node Kafka inside this JVM, for the demo and for tests. Start with {@link
 * io.stockstream.adapters.kafka.embedded.EmbeddedBroker#start}.
 */
package io.stockstream.adapters.kafka.embedded;
