/** Massive, which was Polygon.io: {@link io.stockstream.adapters.feeds.massive.Massive}. */
package io.stockstream.adapters.feeds.massive;
