package io.stockstream.adapters.feeds.simulated;

/** How much a venue says of an instrument's trading. */
enum Detail {
  /** Nothing, as of an index or a currency. */
  NONE,
  VOLUME,
  /** Also how many trades there were, and their average price. */
  TRADES,
  /** Also how many trades there were, and the turnover. */
  TURNOVER
}
