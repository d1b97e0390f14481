package io.stockstream.domain.bar;

/** The content of a bar that never was. It has no prices. */
public enum Voided implements Content {
  VOID;

  private static final int HASH = ContentHash.ofVoid();

  @Override
  public int hash() {
    return HASH;
  }
}
