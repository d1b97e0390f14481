/** Alpaca's stocks: {@link io.stockstream.adapters.feeds.alpaca.Alpaca}. */
package io.stockstream.adapters.feeds.alpaca;
