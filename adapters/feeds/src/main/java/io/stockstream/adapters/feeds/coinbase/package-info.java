/**
 * Coinbase: {@link io.stockstream.adapters.feeds.coinbase.CoinbaseExchange} makes bars of trades,
 * {@link io.stockstream.adapters.feeds.coinbase.CoinbaseAdvanced} takes the venue's five minutes.
 */
package io.stockstream.adapters.feeds.coinbase;
