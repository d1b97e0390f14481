package io.stockstream.apps.ingest;

/** Which feed is ingested. */
enum FeedKind {
  simulated,
  file,
  alpaca,
  binance,
  kraken,
  coinbase,
  okx,
  gateio,
  massive,
  yahoo
}
