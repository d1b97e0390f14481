package io.stockstream.adapters.feeds.live;

import java.time.Duration;

/**
 * A venue that has to be asked.
 *
 * @param name of the feed, which is that of its source
 * @param manners what it asks for
 * @param history how it is asked
 * @param interval between two rounds
 */
public record Polling(String name, Manners manners, History history, Duration interval) {}
