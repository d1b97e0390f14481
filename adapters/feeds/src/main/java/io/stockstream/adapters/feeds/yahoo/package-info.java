/** Yahoo's charts, asked for again and again: {@link io.stockstream.adapters.feeds.yahoo.Yahoo}. */
package io.stockstream.adapters.feeds.yahoo;
