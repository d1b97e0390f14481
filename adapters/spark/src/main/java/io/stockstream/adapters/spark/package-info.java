/**
 * Structured Streaming as the carrier: {@link io.stockstream.adapters.spark.BarStream} cuts the log
 * into batches, shuffles each by instrument and runs the use case in the tasks. Spark holds no
 * bars: the store does, so a correction from last month is nothing special.
 */
package io.stockstream.adapters.spark;
