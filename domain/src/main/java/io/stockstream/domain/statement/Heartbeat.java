package io.stockstream.domain.statement;

import java.time.Instant;

/**
 * Says that a venue was alive, so that windows in which nothing traded can close.
 *
 * @param venue whose every instrument's clock this moves
 * @param time when the venue was alive, UTC, by its own clock
 * @param source the feed that says so
 */
public record Heartbeat(String venue, Instant time, String source) implements Control {}
