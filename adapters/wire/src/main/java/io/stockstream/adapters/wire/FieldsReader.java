package io.stockstream.adapters.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import java.io.IOException;

/**
 * Reads one flat object and nothing after it, in one pass. Goes on behind the first problem, to
 * learn which line of a file it is about.
 */
final class FieldsReader {

  private FieldsReader() {}

  static void read(JsonParser parser, Fields fields) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      fields.refuse(ViolationCode.BAD_JSON, "", "a JSON object", show(parser));
      return;
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      readField(parser, name, token, fields);
      if (token.isStructStart()) {
        parser.skipChildren();
      }
    }
    refuseTrailing(parser, fields);
  }

  private static String show(JsonParser parser) throws IOException {
    return parser.currentToken() == null ? "nothing" : Violation.quote(parser.getText());
  }

  private static void readField(JsonParser parser, String name, JsonToken token, Fields fields)
      throws IOException {
    Field field = Field.of(name);
    if (field == null) {
      fields.refuse(
          ViolationCode.UNKNOWN_FIELD, printable(name), "no such field", Violation.quote(name));
    } else if (!fields.mark(field)) {
      fields.refuse(ViolationCode.DUPLICATE_FIELD, name, "the field once", "twice");
    } else if (token == JsonToken.VALUE_NULL) {
      refuseNull(field, fields);
    } else {
      readValue(parser, field, fields);
    }
  }

  private static String printable(String name) {
    String quoted = Violation.quote(name);
    return quoted.substring(1, quoted.length() - 1);
  }

  private static void refuseNull(Field field, Fields fields) {
    if (!field.isIn(Layout.NULLABLE)) {
      fields.refuse(ViolationCode.MISSING_FIELD, field.toString(), field.words(), "null");
    }
  }

  private static void readValue(JsonParser parser, Field field, Fields fields) throws IOException {
    try {
      fields.put(field, field.read(parser));
    } catch (Refusal refusal) {
      fields.refuse(refusal.on(field.toString()));
    }
  }

  private static void refuseTrailing(JsonParser parser, Fields fields)
      throws StreamConstraintsException {
    boolean isLast;
    try {
      isLast = parser.nextToken() == null;
    } catch (IOException e) {
      isLast = false;
    }
    if (!isLast) {
      fields.refuse(ViolationCode.TRAILING_TEXT, "", "one JSON object", "text after it");
    }
  }
}
