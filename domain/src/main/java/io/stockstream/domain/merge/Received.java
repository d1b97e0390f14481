package io.stockstream.domain.merge;

import io.stockstream.domain.statement.Message;
import java.io.Serializable;

/**
 * A message that can stand, as it came from the log.
 *
 * @param message a statement or a request to recompute, of the instrument that is decided
 * @param position where the log has it
 */
public record Received(Message message, Position position) implements Serializable {}
