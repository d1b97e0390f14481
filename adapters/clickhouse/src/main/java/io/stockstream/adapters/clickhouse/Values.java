package io.stockstream.adapters.clickhouse;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** The values of one column in a block of an answer. */
final class Values {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** By the name of the type up to its first bracket. */
  private static final Map<String, Integer> WIDTHS =
      Map.ofEntries(
          Map.entry("Int8", 1),
          Map.entry("UInt8", 1),
          Map.entry("Bool", 1),
          Map.entry("Enum8", 1),
          Map.entry("Int32", 4),
          Map.entry("UInt32", 4),
          Map.entry("Date32", 4),
          Map.entry("Int64", 8),
          Map.entry("UInt64", 8),
          Map.entry("DateTime64", 8),
          Map.entry("Decimal", 16),
          Map.entry("UInt128", 16),
          Map.entry("UUID", 16));

  private final byte[] fixed;
  private final byte[][] strings;
  private final byte[] nulls;
  private final byte[] ends;
  private final Values elements;
  private byte[] lastBytes;
  private String lastText;

  private Values(byte[] fixed, byte[][] strings, byte[] nulls, byte[] ends, Values elements) {
    this.fixed = fixed;
    this.strings = strings;
    this.nulls = nulls;
    this.ends = ends;
    this.elements = elements;
  }

  static Values read(ByteSource in, String type, int rows) throws IOException {
    if (type.startsWith("Nullable(")) {
      byte[] nulls = in.bytes(rows);
      Values inner = read(in, inner(type), rows);
      return new Values(inner.fixed, inner.strings, nulls, null, null);
    }
    if (type.startsWith("Array(")) {
      byte[] ends = in.bytes(rows * Long.BYTES);
      int count = rows == 0 ? 0 : Math.toIntExact((long) LONG.get(ends, (rows - 1) * Long.BYTES));
      return new Values(null, null, null, ends, read(in, inner(type), count));
    }
    if (type.equals("String")) {
      return new Values(null, strings(in, rows), null, null, null);
    }
    if (type.equals("LowCardinality(String)")) {
      return new Values(null, rows == 0 ? new byte[0][] : dictionary(in, rows), null, null, null);
    }
    return new Values(in.bytes(Math.multiplyExact(rows, width(type))), null, null, null, null);
  }

  private static byte[][] strings(ByteSource in, int rows) throws IOException {
    byte[][] strings = new byte[rows][];
    for (int row = 0; row < rows; row++) {
      strings[row] = in.string();
    }
    return strings;
  }

  /** Version, kind, how many and which different ones, how many and which a row. */
  private static byte[][] dictionary(ByteSource in, int rows) throws IOException {
    in.bytes(Long.BYTES);
    int width = 1 << (in.bytes(Long.BYTES)[0] & 0xff);
    byte[][] different = strings(in, (int) (long) LONG.get(in.bytes(Long.BYTES), 0));
    in.bytes(Long.BYTES);
    byte[] places = in.bytes(Math.multiplyExact(rows, width));
    byte[][] strings = new byte[rows][];
    for (int row = 0; row < rows; row++) {
      int place = 0;
      for (int part = Math.min(width, Integer.BYTES) - 1; part >= 0; part--) {
        place = place << Byte.SIZE | places[row * width + part] & 0xff;
      }
      strings[row] = different[place];
    }
    return strings;
  }

  private static String inner(String type) {
    return type.substring(type.indexOf('(') + 1, type.length() - 1);
  }

  private static int width(String type) throws IOException {
    int bracket = type.indexOf('(');
    Integer width = WIDTHS.get(bracket < 0 ? type : type.substring(0, bracket));
    if (width == null) {
      // A server that fails in the middle of an answer writes its error where a block would begin.
      throw new IOException("expected a type that we select, was '" + type + "'");
    }
    return width;
  }

  boolean isNull(int row) {
    return nulls != null && nulls[row] != 0;
  }

  int int8(int row) {
    return fixed[row];
  }

  int int32(int row) {
    return (int) INT.get(fixed, row * Integer.BYTES);
  }

  long int64(int row) {
    return (long) LONG.get(fixed, row * Long.BYTES);
  }

  long low(int row) {
    return (long) LONG.get(fixed, row * 2 * Long.BYTES);
  }

  long high(int row) {
    return (long) LONG.get(fixed, (row * 2 + 1) * Long.BYTES);
  }

  Instant time(int row) {
    return Times.instant(int64(row));
  }

  /** Returns null where there is none. */
  BigDecimal decimal(int row) {
    return isNull(row) ? null : FixedPoint.read(high(row), low(row));
  }

  byte[] bytes(int row) {
    return strings[row];
  }

  /** Rows that follow each other often say the same, and share it then. */
  String text(int row) {
    if (!Arrays.equals(strings[row], lastBytes)) {
      lastBytes = strings[row];
      lastText = new String(lastBytes, StandardCharsets.UTF_8);
    }
    return lastText;
  }

  /** Returns where a row's elements begin among {@link #elements}. */
  int begin(int row) {
    return row == 0 ? 0 : end(row - 1);
  }

  int end(int row) {
    return Math.toIntExact((long) LONG.get(ends, row * Long.BYTES));
  }

  Values elements() {
    return elements;
  }
}
