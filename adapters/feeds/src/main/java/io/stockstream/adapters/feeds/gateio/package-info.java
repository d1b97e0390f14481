/** Gate.io's spot market: {@link io.stockstream.adapters.feeds.gateio.GateIo}. */
package io.stockstream.adapters.feeds.gateio;
