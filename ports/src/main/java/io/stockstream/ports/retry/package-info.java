/**
 * Tries again what fails for a while: {@link io.stockstream.ports.retry.RetryingStore} around any
 * store, so that a stream outlives an outage of it.
 */
package io.stockstream.ports.retry;
