package io.stockstream.adapters.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import java.io.IOException;

/** A text of bounded length whose surrogates are all paired. */
enum TextKind implements Kind {
  /** What it says matters. */
  TEXT {
    @Override
    public String read(JsonParser parser) throws IOException, Refusal {
      return text(parser, words());
    }
  },
  /** It is there for people, and not read. */
  UNREAD {
    @Override
    public String read(JsonParser parser) throws IOException, Refusal {
      requireText(parser, words());
      return "";
    }
  };

  static final int MAX_LENGTH = 1_024;

  @Override
  public String words() {
    return "a text";
  }

  static String text(JsonParser parser, String words) throws IOException, Refusal {
    requireText(parser, words);
    if (parser.getTextLength() > MAX_LENGTH) {
      throw new Refusal(
          ViolationCode.TOO_LONG,
          "a text of at most " + MAX_LENGTH + " characters",
          parser.getTextLength() + " characters");
    }
    return paired(parser.getText());
  }

  static void requireText(JsonParser parser, String words) throws IOException, Refusal {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw Refusal.wrongType(words, parser);
    }
  }

  /** Half a character cannot be in UTF-8, but an escape can spell it. */
  private static String paired(String text) throws Refusal {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          throw new Refusal(
              ViolationCode.BAD_ENCODING, "surrogates in pairs", Violation.quote(text));
        }
        i++;
      }
    }
    return text;
  }
}
