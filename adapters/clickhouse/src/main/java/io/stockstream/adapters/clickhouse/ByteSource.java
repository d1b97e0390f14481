package io.stockstream.adapters.clickhouse;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads what {@link ByteSink} writes, from a stream. One thread. */
final class ByteSource {

  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;

  ByteSource(InputStream in) {
    this.in = in;
  }

  /** Says whether nothing is left; blocks until that is known. */
  boolean isAtEnd() throws IOException {
    if (position < limit) {
      return false;
    }
    limit = Math.max(0, in.read(buffer));
    position = 0;
    return limit == 0;
  }

  private int next() throws IOException {
    if (isAtEnd()) {
      throw new EOFException("the server's answer ended in the middle of a value");
    }
    return buffer[position++] & 0xff;
  }

  byte[] bytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      if (isAtEnd()) {
        throw new EOFException("the server's answer ended in the middle of a value");
      }
      int part = Math.min(length - done, limit - position);
      System.arraycopy(buffer, position, bytes, done, part);
      position += part;
      done += part;
    }
    return bytes;
  }

  int varInt() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int part = next();
      value |= (long) (part & 0x7f) << shift;
      if (part < 0x80) {
        return Math.toIntExact(value);
      }
    }
    throw new IOException("expected a number of at most 64 bits in the server's answer");
  }

  byte[] string() throws IOException {
    return bytes(varInt());
  }
}
