package io.stockstream.ports.verify;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Compares sorted rows of both sides, key by key, as a {@link RowSorter} hands them out. Where the
 * store moves, it is also told what will be expected at the log's end; what is to change is not
 * judged, but for a row that is gone or older than it has been.
 */
public final class RowComparison {

  private static final int VERSION_DIGITS = 32;

  private final boolean whole;
  private final boolean moves;
  private final Set<InstrumentId> toBeFolded;
  private final UnaryOperator<String> names;
  private final Consumer<String> differences;
  private String key = "";
  private String expected;
  private String atTheEnd;
  private String stored;
  private long compared;
  private long pending;
  private long missing;
  private long extra;
  private long different;

  private RowComparison(
      boolean whole,
      boolean moves,
      Set<InstrumentId> toBeFolded,
      UnaryOperator<String> names,
      Consumer<String> differences) {
    this.whole = whole;
    this.moves = moves;
    this.toBeFolded = toBeFolded;
    this.names = names;
    this.differences = differences;
  }

  /**
   * Compares bars of stores that do not move.
   *
   * @param whole whether what is expected is all that there is; else it is of a log's end
   */
  static RowComparison settled(boolean whole, Consumer<String> differences) {
    return new RowComparison(whole, false, Set.of(), RowComparison::bar, differences);
  }

  /**
   * Compares bars of a store that moves.
   *
   * @param toBeFolded instruments whose roll-ups are all about to change
   */
  static RowComparison moving(
      boolean whole, Set<InstrumentId> toBeFolded, Consumer<String> differences) {
    return new RowComparison(whole, true, toBeFolded, RowComparison::bar, differences);
  }

  private static String bar(String key) {
    return RowText.read(key).toString();
  }

  /**
   * Compares rows of any kind.
   *
   * @param names makes of a key what people read
   * @param differences is told of each, in a line
   */
  public static RowComparison of(UnaryOperator<String> names, Consumer<String> differences) {
    return new RowComparison(true, false, Set.of(), names, differences);
  }

  /** Returns the bytes of a row that is expected. */
  public static byte[] expected(String row) {
    return RowText.bytes(RowText.EXPECTED, row);
  }

  /** Returns the bytes of a row that was found. */
  public static byte[] found(String row) {
    return RowText.bytes(RowText.STORED, row);
  }

  public void take(String rowKey, byte[] row) {
    if (!rowKey.equals(key)) {
      compare();
      key = rowKey;
    }
    String text = new String(row, StandardCharsets.UTF_8);
    switch (text.charAt(0)) {
      case RowText.EXPECTED -> expected = join(expected, text.substring(1));
      case RowText.AT_THE_END -> atTheEnd = join(atTheEnd, text.substring(1));
      default -> stored = join(stored, text.substring(1));
    }
  }

  /** A key has one row; a store that hands out two of them differs from one that does not. */
  private static String join(String before, String text) {
    return before == null ? text : before + " and " + text;
  }

  private void compare() {
    if (moves && isPending()) {
      pending++;
    } else if (expected != null && stored == null) {
      missing++;
      differences.accept(
          "missing " + names.apply(key) + ": expected " + expected + ", was nothing");
    } else if (expected == null && stored != null && (whole || isRollUp())) {
      extra++;
      differences.accept("extra " + names.apply(key) + ": expected nothing, was " + stored);
    } else if (expected != null) {
      compared++;
      if (!expected.equals(stored) && !mayBeNewer()) {
        different++;
        differences.accept(
            "different " + names.apply(key) + ": expected " + expected + ", was " + stored);
      }
    }
    expected = null;
    atTheEnd = null;
    stored = null;
  }

  private boolean isPending() {
    return isToBeFolded()
        || !Objects.equals(expected, atTheEnd) && !isGone() && !isBehindTheLedger();
  }

  private boolean isToBeFolded() {
    if (toBeFolded.isEmpty() || key.isEmpty()) {
      return false;
    }
    BarKey bar = RowText.read(key);
    return bar.origin() == Origin.ROLLUP && toBeFolded.contains(bar.instrument());
  }

  /** Says whether there is no row where there was one and will be one. */
  private boolean isGone() {
    return expected != null && atTheEnd != null && stored == null;
  }

  /** Versions only grow: a lower one than the ledger's is of a statement that was lost. */
  private boolean isBehindTheLedger() {
    return expected != null && stored != null && version(stored).compareTo(version(expected)) < 0;
  }

  /**
   * What is left of a log may lack the statement that stands; then the stored version is greater.
   */
  private boolean mayBeNewer() {
    return !whole && version(stored).compareTo(version(expected)) > 0 && !isRollUp();
  }

  private boolean isRollUp() {
    return RowText.read(key).origin() == Origin.ROLLUP;
  }

  private static String version(String row) {
    return row.substring(0, VERSION_DIGITS);
  }

  /** Counts the keys that were not judged. */
  long pending() {
    return pending;
  }

  public Differences finish() {
    compare();
    return new Differences(compared, missing, extra, different);
  }
}
