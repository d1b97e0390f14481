package io.stockstream.domain.bar;

import java.math.BigDecimal;

/** Says which prices an instrument may have. */
public enum PriceRule {
  /** Above zero; what nearly everything trades at. */
  POSITIVE("a price above 0", 1),
  /** Zero and above; an option or a worthless share. */
  ZERO_OR_MORE("a price of 0 or more", 0),
  /** Any; a spread, a rate, or oil in April 2020. */
  ANY("a price", -1);

  private final String words;
  private final int leastSign;

  PriceRule(String words, int leastSign) {
    this.words = words;
    this.leastSign = leastSign;
  }

  boolean allows(BigDecimal price) {
    return price.signum() >= leastSign;
  }

  String words() {
    return words;
  }
}
