package io.stockstream.ports.verify;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Compares the sorted digests of both sides, group by group. */
final class GroupComparison {

  private final DifferingGroups differing;
  private final Consumer<String> differences;
  private String key;
  private BarDigest expected = BarDigest.NONE;
  private BarDigest stored = BarDigest.NONE;
  private long groups;

  GroupComparison(DifferingGroups differing, Consumer<String> differences) {
    this.differing = differing;
    this.differences = differences;
  }

  void take(String groupKey, byte[] row) {
    if (!groupKey.equals(key)) {
      compare();
      key = groupKey;
    }
    String text = new String(row, StandardCharsets.UTF_8);
    BarDigest digest = BarDigest.parse(text.substring(1));
    if (text.charAt(0) == RowText.EXPECTED) {
      expected = expected.plus(digest);
    } else {
      stored = stored.plus(digest);
    }
  }

  private void compare() {
    if (key == null) {
      return;
    }
    groups++;
    if (!expected.equals(stored)) {
      BarGroup group = BarGroup.parse(key);
      differing.add(group);
      differences.accept("group " + group + ": expected " + expected + ", was " + stored);
    }
    expected = BarDigest.NONE;
    stored = BarDigest.NONE;
  }

  /** Returns how many groups there are on either side. */
  long finish() {
    compare();
    return groups;
  }
}
