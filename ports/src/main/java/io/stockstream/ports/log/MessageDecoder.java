package io.stockstream.ports.log;

import io.vavr.control.Either;
import java.io.Serializable;

/** Reads the value of a record. Implementations are serializable and thread-safe. */
@FunctionalInterface
public interface MessageDecoder extends Serializable {

  /**
   * Reads one value, strictly: whatever is not exactly the wire form is refused with the first
   * reason. Takes bounded time and memory, whatever the bytes.
   */
  Either<DecodeFailure, Decoded> decode(byte[] value);
}
