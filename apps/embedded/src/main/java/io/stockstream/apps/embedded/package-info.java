/**
 * The whole chain in one JVM, on a real broker and a real Spark: {@code demo} and {@code replay}.
 * Made by {@link io.stockstream.apps.embedded.EmbeddedChain}.
 */
package io.stockstream.apps.embedded;
