/**
 * What every live feed needs, whatever the venue: {@link
 * io.stockstream.adapters.feeds.live.LiveFeed} keeps connections up and asks for what was missed, a
 * {@link io.stockstream.adapters.feeds.live.Dialect} and a {@link
 * io.stockstream.adapters.feeds.live.History} say what a venue's texts mean. Those are pure: text
 * in, meaning out.
 */
package io.stockstream.adapters.feeds.live;
