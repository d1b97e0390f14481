package io.stockstream.adapters.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Says in our words what the parser could not read. */
final class SyntaxError {

  private static final int EXCERPT = 40;

  /** The parser has no exception of its own for an end behind a comma. */
  private static final String CUT_OFF_BETWEEN_FIELDS = "Unexpected end-of-input";

  private SyntaxError() {}

  static Violation of(IOException error, JsonParser parser, byte[] value) {
    int offset = (int) Math.max(0, parser.currentLocation().getByteOffset());
    if (error instanceof StreamConstraintsException) {
      return new Violation(
          ViolationCode.TOO_LONG, "", "short names, little nesting", excerpt(value, offset));
    }
    return isCutOff(error, parser, value, offset)
        ? new Violation(ViolationCode.TRUNCATED, "", "a whole JSON object", excerpt(value, offset))
        : new Violation(ViolationCode.BAD_JSON, "", "JSON", excerpt(value, offset));
  }

  /** A word or a number that ends with the text counts as cut off, not as misspelt. */
  private static boolean isCutOff(IOException error, JsonParser parser, byte[] value, int offset) {
    return error instanceof JsonEOFException
        || error.getMessage().startsWith(CUT_OFF_BETWEEN_FIELDS)
        || (offset >= value.length
            && !parser.getParsingContext().inRoot()
            && isWordOrNumber(value[value.length - 1]));
  }

  private static boolean isWordOrNumber(byte last) {
    return Character.isLetterOrDigit(last) || last == '.' || last == '-' || last == '+';
  }

  private static String excerpt(byte[] value, int offset) {
    int end = Math.min(offset, value.length);
    int start = Math.max(0, end - EXCERPT);
    String text = new String(value, start, end - start, StandardCharsets.UTF_8);
    return Violation.quote(text) + " up to byte " + end;
  }
}
