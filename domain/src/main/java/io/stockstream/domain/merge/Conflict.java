package io.stockstream.domain.merge;

import io.stockstream.domain.statement.StoredBar;
import java.io.Serializable;

/**
 * Two statements of one state, rank and revision that differ.
 *
 * @param position of the one that came second
 * @param stands the one with the greater content hash
 * @param loses the other
 */
public record Conflict(Position position, StoredBar stands, StoredBar loses)
    implements Serializable {}
