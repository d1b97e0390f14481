package io.stockstream.domain.statement;

import io.stockstream.domain.bar.BarState;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.HexFormat;

/**
 * Decides which of two rows stands on a key: the greater. One unsigned number of 127 bits, so that
 * every store can compare it.
 *
 * <pre>
 * of a statement      state 1 | source rank 7 | revision 58 | content hash 32          (98 bits)
 * of a roll-up        edition 8 | state 1 | sum of its base bars' versions 118
 * </pre>
 *
 * A roll-up's sum grows whenever a part grows or arrives, in whatever order, so a roll-up that
 * knows more is greater. There is room for 2^20 parts, more than the seconds of a week.
 *
 * <p>Two different contents of one state, rank and revision whose hashes collide (once in 2^32 such
 * conflicts) have equal versions; then the one that came first stands. So it is with two statements
 * that differ in nothing but the name of their source or the asset class, which are labels.
 *
 * @param high the upper 64 bits, never negative
 * @param low the lower 64 bits, unsigned
 */
public record Version(long high, long low) implements Comparable<Version>, Serializable {

  private static final int HASH_BITS = 32;
  private static final int REVISION_HIGH_BITS = RevisionScheme.BITS - HASH_BITS;
  private static final int RANK_BITS = 7;
  private static final int STATE_SHIFT = REVISION_HIGH_BITS + RANK_BITS;
  private static final int SUM_HIGH_BITS = 54;
  private static final long SUM_HIGH_MASK = (1L << SUM_HIGH_BITS) - 1;
  private static final long CLOSED_BIT = 1L << SUM_HIGH_BITS;
  private static final int EDITION_SHIFT = SUM_HIGH_BITS + 1;

  /** The highest edition. */
  public static final int MAX_EDITION = 255;

  /** Returns the version of a statement. */
  public static Version ofStatement(BarState state, Stamp stamp, int contentHash) {
    long revision = stamp.revision();
    return new Version(
        (long) state.ordinal() << STATE_SHIFT
            | (long) stamp.rank() << REVISION_HIGH_BITS
            | revision >>> HASH_BITS,
        revision << HASH_BITS | Integer.toUnsignedLong(contentHash));
  }

  /**
   * Returns the version of a roll-up.
   *
   * @param edition of the instrument's roll-up rules, 0 to 255
   * @param sum see {@link #plus}
   */
  static Version ofRollUp(int edition, BarState state, Version sum) {
    return new Version(
        (long) edition << EDITION_SHIFT
            | (long) state.ordinal() << SUM_HIGH_BITS
            | sum.high & SUM_HIGH_MASK,
        sum.low);
  }

  /**
   * Returns the sum with another version, each without its edition and roll-up state: what {@link
   * #ofRollUp} takes, be the parts statements or roll-ups.
   */
  Version plus(Version part) {
    long lowSum = low + part.low;
    long carry = Long.compareUnsigned(lowSum, low) < 0 ? 1 : 0;
    return new Version((high & SUM_HIGH_MASK) + (part.high & SUM_HIGH_MASK) + carry, lowSum);
  }

  /** Returns this roll-up's version once it is closed. */
  Version closed() {
    return new Version(high | CLOSED_BIT, low);
  }

  /** Says whether this roll-up's version is made of any. */
  boolean hasParts() {
    return (high & SUM_HIGH_MASK) != 0 || low != 0;
  }

  /** Returns the edition of the rules by which a roll-up was folded. */
  public int edition() {
    return (int) (high >>> EDITION_SHIFT);
  }

  /** Says whether two statements differ in nothing but their content. */
  boolean differsInContentOnly(Version other) {
    return high == other.high && low >>> HASH_BITS == other.low >>> HASH_BITS;
  }

  @Override
  public int compareTo(Version other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** Returns 32 hexadecimal digits, zero-padded, whose text order is the order of versions. */
  public String toHex() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }

  /** Reads what {@link #toHex} wrote. */
  public static Version fromHex(String hex) {
    return new Version(
        HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
  }

  /** Returns the number itself, for stores with 128-bit integers. */
  public BigInteger toBigInteger() {
    return BigInteger.valueOf(high).shiftLeft(Long.SIZE).or(unsigned(low));
  }

  /** Reads what {@link #toBigInteger} returned. */
  public static Version of(BigInteger number) {
    return new Version(number.shiftRight(Long.SIZE).longValue(), number.longValue());
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }

  /** Returns {@link #toHex}. */
  @Override
  public String toString() {
    return toHex();
  }
}
