package io.stockstream.ports.verify;

/**
 * What a store holds.
 *
 * @param bars every row
 * @param quarantined how many records are in quarantine
 * @param conflicts how many conflicts were kept
 */
public record StoreSummary(BarDigest bars, long quarantined, long conflicts) {

  /** Returns {@code bars=N close=N volume=N hash=HEX quarantined=N conflicts=N}. */
  @Override
  public String toString() {
    return bars + " quarantined=" + quarantined + " conflicts=" + conflicts;
  }
}
