package io.stockstream.adapters.wire;

import com.fasterxml.jackson.core.JsonParser;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import java.io.IOException;

/** The hash of a file: 64 lower-case hexadecimal digits. */
enum Sha256Kind implements Kind {
  SHA_256;

  private static final int DIGITS = 64;

  @Override
  public String words() {
    return "a SHA-256 of 64 lower-case hexadecimal digits";
  }

  @Override
  public String read(JsonParser parser) throws IOException, Refusal {
    String text = TextKind.text(parser, words());
    if (!isHash(text)) {
      throw new Refusal(ViolationCode.WRONG_TYPE, words(), Violation.quote(text));
    }
    return text;
  }

  private static boolean isHash(String text) {
    if (text.length() != DIGITS) {
      return false;
    }
    for (int i = 0; i < DIGITS; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
