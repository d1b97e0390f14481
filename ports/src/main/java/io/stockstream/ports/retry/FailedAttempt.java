package io.stockstream.ports.retry;

import io.stockstream.ports.failure.PortException;
import java.time.Duration;

/**
 * An attempt that failed and will be repeated.
 *
 * @param doing what was tried, such as "reading"
 * @param number of the attempt, from 1
 * @param since when the first attempt began
 * @param pause before the next one
 * @param failure why
 */
public record FailedAttempt(
    String doing, int number, Duration since, Duration pause, PortException failure) {}
