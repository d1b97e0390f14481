package io.stockstream.ports.verify;

import io.stockstream.ports.store.QuarantineReader;
import io.stockstream.ports.store.QuarantinedRecord;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Compares which records are in quarantine, each once. Two logs hold one record at two positions,
 * and one log may hold it twice where its producer was not sure: so a record is the line of its
 * file, else its bytes. Reasons are not compared, as their words may change.
 */
final class QuarantineComparison {

  private final Consumer<String> differences;
  private String identity;
  private String expected;
  private String stored;
  private long both;
  private long missing;
  private long extra;

  QuarantineComparison(Consumer<String> differences) {
    this.differences = differences;
  }

  /** Adds the records of one side to a sorter; returns how many they are. */
  static long sort(QuarantineReader quarantine, char side, RowSorter records) {
    Sha256 sha256 = new Sha256();
    long[] count = {0};
    quarantine.forEach(
        each -> {
          records.add(identity(each, sha256), RowText.bytes(side, each.id()));
          count[0]++;
        });
    return count[0];
  }

  private static String identity(QuarantinedRecord quarantined, Sha256 sha256) {
    return quarantined.line().isDefined()
        ? "line " + quarantined.id()
        : "record " + sha256.ofRecord(quarantined.key(), quarantined.value());
  }

  void take(String recordIdentity, byte[] row) {
    if (!recordIdentity.equals(identity)) {
      compare();
      identity = recordIdentity;
    }
    String text = new String(row, StandardCharsets.UTF_8);
    if (text.charAt(0) == RowText.EXPECTED) {
      expected = text.substring(1);
    } else {
      stored = text.substring(1);
    }
  }

  private void compare() {
    if (expected != null && stored != null) {
      both++;
    } else if (expected != null) {
      missing++;
      differences.accept("missing quarantined " + expected + ": expected it, was nothing");
    } else if (stored != null) {
      extra++;
      differences.accept("extra quarantined " + stored + ": expected nothing, was there");
    }
    expected = null;
    stored = null;
  }

  Differences finish() {
    compare();
    return new Differences(both, missing, extra, 0);
  }
}
