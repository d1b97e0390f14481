package io.stockstream.ports.log;

import io.stockstream.domain.merge.Position;
import java.time.Instant;

/**
 * A record as the log has it.
 *
 * @param position identifies it
 * @param appendTime when the log took it, by the broker's clock, UTC
 * @param key bytes of the key, empty when there is none
 * @param value bytes of the value, empty when there is none
 */
public record LogRecord(Position position, Instant appendTime, byte[] key, byte[] value) {}
