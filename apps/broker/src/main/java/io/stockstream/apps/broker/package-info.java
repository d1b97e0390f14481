/** An in-process Kafka broker on a port: {@link io.stockstream.apps.broker.Main}. */
package io.stockstream.apps.broker;
