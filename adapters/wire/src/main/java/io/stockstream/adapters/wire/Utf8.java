package io.stockstream.adapters.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Says whether bytes are UTF-8; the JSON parser lets some pass that are not. Thread-safe. */
final class Utf8 {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int CHUNK = 1_024;
  private static final int BOOTSTRAP = 4;

  private Utf8() {}

  /**
   * Says whether the bytes are UTF-8 and a JSON parser takes them for it: zeros among the first
   * four, or a byte order mark, would make it guess another encoding.
   */
  static boolean isPlain(byte[] bytes) {
    for (int i = 0; i < Math.min(BOOTSTRAP, bytes.length); i++) {
      if (bytes[i] == 0) {
        return false;
      }
    }
    return isAscii(bytes) || (bytes[0] != (byte) 0xEF && isStrict(bytes));
  }

  private static boolean isAscii(byte[] bytes) {
    int i = 0;
    for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
      if (((long) LONGS.get(bytes, i) & HIGH_BITS) != 0) {
        return false;
      }
    }
    for (; i < bytes.length; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStrict(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer source = ByteBuffer.wrap(bytes);
    CharBuffer target = CharBuffer.allocate(CHUNK);
    CoderResult result;
    do {
      target.clear();
      result = decoder.decode(source, target, true);
    } while (result.isOverflow());
    return !result.isError();
  }
}
