package io.stockstream.domain.merge;

import io.stockstream.domain.statement.StoredBar;
import java.io.Serializable;
import java.time.Instant;

/**
 * A statement that came to stand, if only until a later one of its batch: a line of a bar's
 * history.
 *
 * @param position where the log has it
 * @param appendTime when the log took it
 * @param bar the statement
 */
public record Accepted(Position position, Instant appendTime, StoredBar bar)
    implements Serializable {}
