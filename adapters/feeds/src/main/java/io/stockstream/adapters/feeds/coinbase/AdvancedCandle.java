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
    return candle
        .prices(followed.bar(candle.get("start").seconds()), "open", "high", "low", "close")
        .volume(candle.get("volume").decimal());
  }
}
