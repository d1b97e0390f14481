package io.stockstream.ports.verify;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Compares sorted rows of both sides, key by key, as a {@link RowSorter} hands them out. Where the
 * store moves, it is also told what will be expected at the log's end; what is to change is not
 * judged, but for a row that is gone in between.
 */
public final class RowComparison {

  private static final int VERSION_FROM = 1;
  private static final int VERSION_UNTIL = 33;

  private final boolean whole;
  private final boolean moves;
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

  RowComparison(boolean whole, boolean moves, Consumer<String> differences) {
    this(whole, moves, key -> RowText.read(key).toString(), differences);
  }

  private RowComparison(
      boolean whole, boolean moves, UnaryOperator<String> names, Consumer<String> differences) {
    this.whole = whole;
    this.moves = moves;
    this.names = names;
    this.differences = differences;
  }

  /**
   * Compares rows of any kind.
   *
   * @param names makes of a key what people read
   * @param differences is told of each, in a line
   */
  public static RowComparison of(UnaryOperator<String> names, Consumer<String> differences) {
    return new RowComparison(true, false, names, differences);
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
    if (moves && !Objects.equals(expected, atTheEnd) && !isGone()) {
      pending++;
    } else if (expected != null && stored == null) {
      missing++;
      differences.accept("missing " + name() + ": expected " + expected + ", was nothing");
    } else if (expected == null && stored != null && whole) {
      extra++;
      differences.accept("extra " + name() + ": expected nothing, was " + stored);
    } else if (expected != null) {
      compared++;
      if (!expected.equals(stored) && !mayBeNewer()) {
        different++;
        differences.accept("different " + name() + ": expected " + expected + ", was " + stored);
      }
    }
    expected = null;
    atTheEnd = null;
    stored = null;
  }

  /** Says whether there is no row where there was one and will be one. */
  private boolean isGone() {
    return expected != null && atTheEnd != null && stored == null;
  }

  /**
   * What is left of a log may lack the statement that stands; then the stored version is greater.
   */
  private boolean mayBeNewer() {
    return !whole
        && version(stored).compareTo(version(expected)) > 0
        && expected.contains(" source=");
  }

  private static String version(String row) {
    return row.substring(VERSION_FROM - 1, VERSION_UNTIL - 1);
  }

  private String name() {
    return names.apply(key);
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
