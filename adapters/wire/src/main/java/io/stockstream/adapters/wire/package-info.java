/**
 * The JSON form of a message, strict both ways: {@link
 * io.stockstream.adapters.wire.JsonMessageDecoder} and {@link
 * io.stockstream.adapters.wire.JsonMessageEncoder}. {@code statement.schema.json} describes it.
 */
package io.stockstream.adapters.wire;
