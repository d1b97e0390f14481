package io.stockstream.adapters.wire;

import com.fasterxml.jackson.core.JsonParser;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import java.io.IOException;
import java.math.BigDecimal;

/** An exact decimal, never by way of a double. */
enum DecimalKind implements Kind {
  DECIMAL;

  /** More than any number that stands is written with, even with many zeros at its end. */
  static final int MAX_LENGTH = 128;

  private static final int MAX_EXPONENT_DIGITS = 3;

  /** So many digits are below 2^63, whatever they are. */
  private static final int LONG_DIGITS = 18;

  @Override
  public String words() {
    return "a number";
  }

  @Override
  public BigDecimal read(JsonParser parser) throws IOException, Refusal {
    if (!parser.currentToken().isNumeric()) {
      throw Refusal.wrongType(words(), parser);
    }
    requireFinite(parser, words());
    requireShort(parser.getTextLength());
    char[] text = parser.getTextCharacters();
    return of(text, parser.getTextOffset(), parser.getTextLength());
  }

  static void requireFinite(JsonParser parser, String words) throws IOException, Refusal {
    if (parser.isNaN()) {
      throw new Refusal(ViolationCode.NOT_FINITE, words, parser.getText());
    }
  }

  static void requireShort(int length) throws Refusal {
    if (length > MAX_LENGTH) {
      throw new Refusal(
          ViolationCode.TOO_LONG,
          "a number of at most " + MAX_LENGTH + " characters",
          length + " characters");
    }
  }

  private static BigDecimal of(char[] text, int from, int length) throws Refusal {
    long unscaled = 0;
    int scale = 0;
    boolean afterPoint = false;
    for (int i = from; i < from + length; i++) {
      int digit = text[i] - '0';
      if (digit >= 0 && digit <= 9) {
        unscaled = unscaled * 10 + digit;
        scale += afterPoint ? 1 : 0;
      } else if (text[i] == '.') {
        afterPoint = true;
      } else if (text[i] != '-') {
        return withExponent(text, from, length, i);
      }
    }
    return length <= LONG_DIGITS
        ? BigDecimal.valueOf(text[from] == '-' ? -unscaled : unscaled, scale)
        : new BigDecimal(text, from, length);
  }

  /** A large exponent makes a short text a number that nothing may write out. */
  private static BigDecimal withExponent(char[] text, int from, int length, int mark)
      throws Refusal {
    int start = text[mark + 1] == '+' || text[mark + 1] == '-' ? mark + 2 : mark + 1;
    if (from + length - start > MAX_EXPONENT_DIGITS) {
      throw new Refusal(
          ViolationCode.OUT_OF_RANGE,
          "an exponent of at most " + MAX_EXPONENT_DIGITS + " digits",
          Violation.quote(new String(text, from, length)));
    }
    return new BigDecimal(text, from, length);
  }
}
