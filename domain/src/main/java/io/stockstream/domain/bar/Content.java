package io.stockstream.domain.bar;

import java.io.Serializable;

/** What a statement says of a bar: its values, or that there never was one. */
public sealed interface Content extends Serializable permits Ohlcv, Voided {

  /** Says whether there never was such a bar. */
  default boolean isVoid() {
    return this == Voided.VOID;
  }

  /**
   * Returns a 32-bit hash of this content: CRC-32C over the presence (one byte) and the value times
   * 10^18 (16 bytes, big-endian two's complement; zero when absent) of open, high, low, close,
   * volume, vwap, turnover and tradeCount, then one byte that is 1 when void. Equal contents have
   * equal hashes, on every machine and for ever: stored versions are made of it.
   */
  int hash();
}
