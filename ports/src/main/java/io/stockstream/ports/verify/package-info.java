/**
 * A second opinion on a store: {@link io.stockstream.ports.verify.VerifyStore} computes everything
 * again from the log, by a naive reference (sort, group, one pass from base bars to each timeframe)
 * that shares value types and calendars with the stream and nothing of how it merges or folds. An
 * error in either is seen as a difference, not reproduced. {@link
 * io.stockstream.ports.verify.CompareStores} holds a store against another one, whatever kinds they
 * are.
 */
package io.stockstream.ports.verify;
