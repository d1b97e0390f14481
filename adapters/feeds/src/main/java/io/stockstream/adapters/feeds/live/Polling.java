package io.stockstream.adapters.feeds.live;

import java.time.Duration;

/**
 * A venue that has to be asked.
 *
 * @param asked which, and how
 * @param interval between two rounds
 */
public record Polling(Asked asked, Duration interval) {}
