/**
 * Real data that any clone has without a file in the project: {@link
 * io.stockstream.adapters.feeds.sample.SampleFeed} reads it out of a Maven artifact.
 */
package io.stockstream.adapters.feeds.sample;
