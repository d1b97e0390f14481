package io.stockstream.domain.statement;

/** A message about the stream itself rather than about a bar. */
public sealed interface Control extends Message permits Heartbeat, Recompute {}
