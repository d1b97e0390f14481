package io.stockstream.domain.bar;

import io.vavr.control.Option;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Names an instrument by symbol and venue, such as {@code AAPL@XNAS}. A symbol is data everywhere:
 * a bound parameter, never an identifier or a path.
 *
 * @param symbol 1 to 64 characters; no control, no format (bidirectional marks among them), no line
 *     separator
 * @param venue 1 to 32 of {@code A-Z 0-9 . _ -}; a MIC where there is one
 */
public record InstrumentId(String symbol, String venue)
    implements Comparable<InstrumentId>, Serializable {

  private static final int MAX_SYMBOL = 64;
  private static final int MAX_VENUE = 32;

  /**
   * @throws IllegalArgumentException when symbol or venue breaks the rules above
   */
  public InstrumentId {
    Violation.throwAny("instrument", violations(symbol, venue));
  }

  /** Checks a name from outside; none when symbol or venue breaks the rules above. */
  public static Option<InstrumentId> of(String symbol, String venue) {
    return Option.when(isSymbol(symbol) && isVenue(venue), () -> new InstrumentId(symbol, venue));
  }

  /** Returns what is wrong with a symbol and a venue; empty when they name an instrument. */
  static List<Violation> violations(String symbol, String venue) {
    if (isSymbol(symbol) && isVenue(venue)) {
      return List.of();
    }
    List<Violation> found = new ArrayList<>();
    if (!isSymbol(symbol)) {
      found.add(
          new Violation(
              ViolationCode.BAD_SYMBOL,
              "symbol",
              "1 to 64 characters without control or bidirectional ones",
              Violation.quote(symbol)));
    }
    if (!isVenue(venue)) {
      found.add(
          new Violation(
              ViolationCode.BAD_VENUE,
              "venue",
              "1 to 32 of A-Z 0-9 . _ -",
              Violation.quote(venue)));
    }
    return found;
  }

  /** Says whether a text is a venue's name. */
  public static boolean isVenue(String venue) {
    if (venue == null || venue.isEmpty() || venue.length() > MAX_VENUE) {
      return false;
    }
    for (int i = 0; i < venue.length(); i++) {
      if (!isVenueCharacter(venue.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isVenueCharacter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  }

  /** Says whether a text is a symbol, or names anything else that is named as freely. */
  public static boolean isSymbol(String symbol) {
    if (symbol == null || symbol.isEmpty() || symbol.length() > MAX_SYMBOL * 2) {
      return false;
    }
    for (int i = 0; i < symbol.length(); i++) {
      char c = symbol.charAt(i);
      if (c < ' ' || (c > '~' && isForbidden(symbol, i))) {
        return false;
      }
    }
    return symbol.codePointCount(0, symbol.length()) <= MAX_SYMBOL;
  }

  /** Control, format (which holds the bidirectional marks), separator and unpaired surrogates. */
  private static boolean isForbidden(String symbol, int index) {
    if (Character.isLowSurrogate(symbol.charAt(index))) {
      return index == 0 || !Character.isHighSurrogate(symbol.charAt(index - 1));
    }
    return switch (Character.getType(symbol.codePointAt(index))) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  /** Orders by venue, then by symbol, both by UTF-16 code unit. */
  @Override
  public int compareTo(InstrumentId other) {
    int byVenue = venue.compareTo(other.venue);
    return byVenue != 0 ? byVenue : symbol.compareTo(other.symbol);
  }

  /** Returns {@code symbol@venue}; a venue has no {@code @}, so the last one parts the two. */
  @Override
  public String toString() {
    return symbol + "@" + venue;
  }
}
