package io.stockstream.domain.bar;

/** Says what kind of thing an instrument is; a label only, no rule hangs on it. */
public enum AssetClass {
  STOCK,
  ETF,
  INDEX,
  CURRENCY,
  CRYPTO
}
