package io.stockstream.apps.ingest;

/** Which feed is ingested. */
enum FeedKind {
  simulated,
  file
}
