/** From Kafka into the store: {@link io.stockstream.apps.stream.Main}. */
package io.stockstream.apps.stream;
