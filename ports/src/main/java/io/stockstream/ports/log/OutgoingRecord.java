package io.stockstream.ports.log;

/**
 * A record on its way into the log.
 *
 * @param key bytes of the key: records of one key keep their order
 * @param value bytes of the value
 */
public record OutgoingRecord(byte[] key, byte[] value) {}
