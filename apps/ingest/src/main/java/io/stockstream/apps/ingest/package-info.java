/** From a feed into Kafka: {@link io.stockstream.apps.ingest.Main}. */
package io.stockstream.apps.ingest;
