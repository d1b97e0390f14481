package io.stockstream.adapters.feeds.live;

/**
 * A venue, as far as it is asked for the past.
 *
 * @param name of the feed, which is that of its source
 * @param manners what it asks for
 * @param rest where it is asked, and how
 */
public record Asked(String name, Manners manners, Rest rest) {}
