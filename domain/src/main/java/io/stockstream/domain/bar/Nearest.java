package io.stockstream.domain.bar;

import io.vavr.control.Option;
import java.util.Collection;
import java.util.Comparator;

/** Finds the word that was probably meant. */
public final class Nearest {

  private Nearest() {}

  /** Returns the word that the fewest edits turn into another; none when there is no word. */
  public static Option<String> to(String word, Collection<String> known) {
    return Option.ofOptional(
        known.stream().min(Comparator.comparingInt(candidate -> edits(candidate, word))));
  }

  /** Levenshtein's distance, one row at a time. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
