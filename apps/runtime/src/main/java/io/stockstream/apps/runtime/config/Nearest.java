package io.stockstream.apps.runtime.config;

import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Finds the word that the fewest edits turn into another (Levenshtein distance). */
final class Nearest {

  private Nearest() {}

  static Option<String> to(String word, Seq<String> candidates) {
    return candidates.minBy(candidate -> distance(word, candidate));
  }

  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      advance(row, i, a.charAt(i - 1), b);
    }
    return row[b.length()];
  }

  /** Turns the distances from the first i - 1 letters into those from the first i. */
  private static void advance(int[] row, int i, char letter, String b) {
    int diagonal = row[0];
    row[0] = i;
    for (int j = 1; j <= b.length(); j++) {
      int substituted = diagonal + (letter == b.charAt(j - 1) ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
    }
  }
}
