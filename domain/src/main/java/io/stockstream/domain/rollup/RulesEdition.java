package io.stockstream.domain.rollup;

import io.stockstream.domain.statement.Version;
import java.io.Serializable;

/**
 * Which roll-up rules: by their number, and by what tells them from others. Under one number an
 * instrument's windows must not change, else its roll-ups before and after would differ and nobody
 * could say which is which.
 *
 * @param number 0 to 255
 * @param hash 64 hexadecimal digits, see {@link RulesHash}
 */
public record RulesEdition(int number, String hash) implements Serializable {

  private static final int SHOWN = 12;

  /**
   * @throws IllegalArgumentException when the number is out of range
   */
  public RulesEdition {
    if (number < 0 || number > Version.MAX_EDITION) {
      throw new IllegalArgumentException("edition: expected 0 to 255, was " + number);
    }
  }

  /** Returns as much of the hash as a person compares. */
  public String shortHash() {
    return hash.substring(0, Math.min(SHOWN, hash.length()));
  }
}
