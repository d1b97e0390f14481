package io.stockstream.adapters.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
    Field field = nextField(parser, Field.TYPE);
    while (parser.currentToken() == JsonToken.FIELD_NAME) {
      readField(parser, field, fields);
      field = nextField(parser, field == null ? Field.TYPE : field.next());
    }
    refuseTrailing(parser, fields);
  }

  private static String show(JsonParser parser) throws IOException {
    return parser.currentToken() == null ? "nothing" : Violation.quote(parser.getText());
  }

  /** Moves to the next field; null when there is none, or none of that name. Trying one is fast. */
  private static Field nextField(JsonParser parser, Field likely) throws IOException {
    return parser.nextFieldName(likely.wireName()) ? likely : Field.of(parser.currentName());
  }

  private static void readField(JsonParser parser, Field field, Fields fields) throws IOException {
    boolean mayStand = mayStand(parser, field, fields);
    JsonToken token = parser.nextToken();
    if (mayStand) {
      readValue(parser, token, field, fields);
    }
    if (token.isStructStart()) {
      parser.skipChildren();
    }
  }

  private static boolean mayStand(JsonParser parser, Field field, Fields fields)
      throws IOException {
    if (field == null) {
      refuseUnknown(parser.currentName(), fields);
      return false;
    }
    boolean isFirst = fields.mark(field);
    if (!isFirst) {
      fields.refuse(ViolationCode.DUPLICATE_FIELD, field.toString(), "the field once", "twice");
    }
    return isFirst;
  }

  private static void refuseUnknown(String name, Fields fields) {
    if (fields.problem() == null) {
      String quoted = Violation.quote(name);
      String printable = quoted.substring(1, quoted.length() - 1);
      fields.refuse(ViolationCode.UNKNOWN_FIELD, printable, "no such field", quoted);
    }
  }

  private static void readValue(JsonParser parser, JsonToken token, Field field, Fields fields)
      throws IOException {
    if (token != JsonToken.VALUE_NULL) {
      readPresent(parser, field, fields);
    } else if (!field.isIn(Layout.NULLABLE)) {
      fields.refuse(ViolationCode.MISSING_FIELD, field.toString(), field.words(), "null");
    }
  }

  private static void readPresent(JsonParser parser, Field field, Fields fields)
      throws IOException {
    try {
      fields.put(field, field.read(parser));
    } catch (Refusal refusal) {
      fields.refuse(refusal.on(field.toString()));
    }
  }

  private static void refuseTrailing(JsonParser parser, Fields fields) {
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
