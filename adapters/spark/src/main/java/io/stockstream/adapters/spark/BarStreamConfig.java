package io.stockstream.adapters.spark;

import java.io.Serializable;

/**
 * What a stream reads, and how.
 *
 * @param bootstrapServers of the broker
 * @param topic the log
 * @param checkpoint folder in which Spark keeps which batch has which offsets; shared storage on a
 *     cluster
 * @param maxRecordsPerBatch bounds a batch, and with it the memory of a task
 * @param tasks into how many parts a batch is shuffled by instrument; at least the cores there are
 * @param rewind whether a store that is behind its checkpoint may take the stream back to what it
 *     knows
 */
public record BarStreamConfig(
    String bootstrapServers,
    String topic,
    String checkpoint,
    long maxRecordsPerBatch,
    int tasks,
    boolean rewind)
    implements Serializable {}
