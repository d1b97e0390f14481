package io.stockstream.adapters.feeds.coinbase;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;

/**
 * A candle of Advanced Trade, the same on the WebSocket and over REST: texts, its start in seconds.
 */
final class AdvancedCandle {

  private AdvancedCandle() {}

  static BarDraft bar(Followed followed, Json candle) throws Unreadable {
    return followed
        .bar(candle.get("start").seconds())
        .prices(
            candle.get("open").decimal(),
            candle.get("high").decimal(),
            candle.get("low").decimal(),
            candle.get("close").decimal())
        .volume(candle.get("volume").decimal());
  }
}
