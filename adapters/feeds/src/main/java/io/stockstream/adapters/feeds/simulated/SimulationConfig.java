package io.stockstream.adapters.feeds.simulated;

import java.time.Duration;
import java.time.Instant;

/**
 * What is simulated: the same config says the same bytes in the same order.
 *
 * @param seed of all that is random
 * @param start first minute, UTC
 * @param length simulated time
 * @param faults how often something goes wrong
 */
public record SimulationConfig(long seed, Instant start, Duration length, FaultRates faults) {}
