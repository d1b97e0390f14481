package io.stockstream.adapters.clickhouse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow, numbers little-endian as ClickHouse has them. One thread. */
final class ByteSink {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MAX_VAR_INT = 10;

  private byte[] bytes = new byte[256];
  private int size;

  private void ensure(int more) {
    if (bytes.length - size < more) {
      int doubled = (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8L);
      bytes = Arrays.copyOf(bytes, Math.max(doubled, Math.addExact(size, more)));
    }
  }

  void int8(int value) {
    ensure(Byte.BYTES);
    bytes[size++] = (byte) value;
  }

  void int32(int value) {
    ensure(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  void int64(long value) {
    ensure(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  void int128(long high, long low) {
    int64(low);
    int64(high);
  }

  void varInt(long value) {
    ensure(MAX_VAR_INT);
    long rest = value;
    while (rest >= 0x80) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Length, then the bytes: ClickHouse's String. */
  void string(byte[] value) {
    varInt(value.length);
    raw(value, value.length);
  }

  private void raw(byte[] value, int length) {
    ensure(length);
    System.arraycopy(value, 0, bytes, size, length);
    size += length;
  }

  void append(ByteSink other) {
    raw(other.bytes, other.size);
  }

  int size() {
    return size;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }
}
