package io.stockstream.adapters.wire;

import com.fasterxml.jackson.core.JsonParser;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import java.io.IOException;

/** Says why a field's value is refused, to the loop that knows the field. Has no stack trace. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1;

  private final ViolationCode code;
  private final String expected;
  private final String was;

  Refusal(ViolationCode code, String expected, String was) {
    super(expected, null, false, false);
    this.code = code;
    this.expected = expected;
    this.was = was;
  }

  static Refusal wrongType(String expected, JsonParser parser) throws IOException {
    return new Refusal(ViolationCode.WRONG_TYPE, expected, show(parser));
  }

  private static String show(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "the text " + Violation.quote(parser.getText());
      default -> Violation.quote(parser.getText());
    };
  }

  Violation on(String field) {
    return new Violation(code, field, expected, was);
  }
}
