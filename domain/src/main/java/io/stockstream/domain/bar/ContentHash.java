package io.stockstream.domain.bar;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.zip.CRC32C;

/** Computes {@link Content#hash()}. */
final class ContentHash {

  private static final int FIELD_BYTES = 17;
  private static final int FIELDS = 8;

  private ContentHash() {}

  static int of(Prices prices, Activity activity) {
    byte[] bytes = new byte[FIELDS * FIELD_BYTES + 1];
    put(prices.open(), bytes, 0);
    put(prices.high(), bytes, 1);
    put(prices.low(), bytes, 2);
    put(prices.close(), bytes, 3);
    put(activity.volume(), bytes, 4);
    put(activity.vwap(), bytes, 5);
    put(activity.turnover(), bytes, 6);
    if (activity.tradeCount().isDefined()) {
      put(BigDecimal.valueOf(activity.tradeCount().get()), bytes, 7);
    }
    return crc(bytes);
  }

  static int ofVoid() {
    byte[] bytes = new byte[FIELDS * FIELD_BYTES + 1];
    bytes[bytes.length - 1] = 1;
    return crc(bytes);
  }

  private static void put(Option<BigDecimal> number, byte[] bytes, int field) {
    if (number.isDefined()) {
      put(number.get(), bytes, field);
    }
  }

  private static void put(BigDecimal number, byte[] bytes, int field) {
    int offset = field * FIELD_BYTES;
    bytes[offset] = 1;
    Decimals.putFixedPoint(number, bytes, offset + 1);
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return (int) crc.getValue();
  }
}
