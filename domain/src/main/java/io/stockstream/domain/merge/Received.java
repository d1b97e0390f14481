package io.stockstream.domain.merge;

import io.stockstream.domain.statement.Message;
import java.io.Serializable;
import java.time.Instant;

/**
 * A message that can stand, as it came from the log.
 *
 * @param message a statement or a request to recompute, of the instrument that is decided
 * @param position where the log has it
 * @param appendTime when the log took it; goes into the history, and decides nothing
 */
public record Received(Message message, Position position, Instant appendTime)
    implements Serializable {}
