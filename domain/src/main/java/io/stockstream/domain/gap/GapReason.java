package io.stockstream.domain.gap;

/** Why bars are missing that the calendar expects. A closed market is no reason: it has no gap. */
public enum GapReason {
  /** The venue was alive when the bar should have been said: nobody traded. */
  NO_TRADES,
  /** The venue's heartbeats, which had begun before, did not flow. */
  FEED_DOWN,
  /** It is before the instrument's first bar. */
  NOT_LISTED,
  /** No heartbeat of the venue was ever stored until then, or the session is an assumed one. */
  UNKNOWN
}
