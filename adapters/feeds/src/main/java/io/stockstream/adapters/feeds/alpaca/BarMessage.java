package io.stockstream.adapters.feeds.alpaca;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;

/** A bar of Alpaca, the same on the WebSocket and over REST. */
final class BarMessage {

  private BarMessage() {}

  static BarDraft bar(Followed followed, Json json) throws Unreadable {
    return json.prices(followed.bar(json.get("t").time()), "o", "h", "l", "c")
        .activity(json.get("v").decimal(), null, json.get("vw").decimal(), json.get("n").whole());
  }
}
