package io.stockstream.domain.merge;

import io.stockstream.domain.statement.StoredBar;
import java.io.Serializable;

/**
 * Two statements of one state, rank and revision that differ. A store keeps both, see {@link
 * TiedStatement}.
 *
 * @param position of the one that came second; as a store reads it back, of the record by which the
 *     loser was found last
 * @param stands the one with the greater content hash; as a store reads it back, with the greatest
 *     of all that are tied with the loser
 * @param loses the other
 */
public record Conflict(Position position, StoredBar stands, StoredBar loses)
    implements Serializable {}
