package io.stockstream.adapters.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import java.io.IOException;

/** A whole number of 64 bits, written without point and exponent. */
enum WholeKind implements Kind {
  WHOLE;

  private static final int SURE_LENGTH = 18;
  private static final int LONGEST = Long.toString(Long.MIN_VALUE).length();

  @Override
  public String words() {
    return "a whole number";
  }

  @Override
  public Long read(JsonParser parser) throws IOException, Refusal {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      DecimalKind.requireFinite(parser, words());
      throw Refusal.wrongType(words(), parser);
    }
    int length = parser.getTextLength();
    if (length <= SURE_LENGTH) {
      return parser.getLongValue();
    }
    DecimalKind.requireShort(length);
    return ofText(parser.getText());
  }

  private Long ofText(String text) throws Refusal {
    try {
      return text.length() > LONGEST ? outOfRange(text) : Long.valueOf(text);
    } catch (NumberFormatException e) {
      return outOfRange(text);
    }
  }

  private Long outOfRange(String text) throws Refusal {
    throw new Refusal(
        ViolationCode.OUT_OF_RANGE, "a whole number of 64 bits", Violation.quote(text));
  }
}
