package io.stockstream.adapters.feeds.live;

import io.stockstream.adapters.feeds.clock.WallClock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What a feed takes from outside, so that a test can be it.
 *
 * @param clock decides when to do something, and nothing of what is stated
 * @param random spreads what would come at once
 * @param notes is told, in one line each, what people should know; thread-safe
 */
public record Surroundings(WallClock clock, RandomGenerator random, Consumer<String> notes) {}
