package io.stockstream.adapters.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** One of a few words, each a constant by what its {@code toString} returns. */
final class WordKind implements Kind {

  private final Enum<?>[] constants;
  private final char[][] words;

  WordKind(Enum<?>[] constants) {
    this.constants = constants;
    this.words = new char[constants.length][];
    for (int i = 0; i < words.length; i++) {
      words[i] = constants[i].toString().toCharArray();
    }
  }

  @Override
  public String words() {
    return Arrays.stream(constants)
        .map(Enum::toString)
        .collect(Collectors.joining(" ", "one of ", ""));
  }

  @Override
  public Enum<?> read(JsonParser parser) throws IOException, Refusal {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw Refusal.wrongType(words(), parser);
    }
    char[] text = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int until = from + parser.getTextLength();
    for (int i = 0; i < words.length; i++) {
      if (Arrays.equals(words[i], 0, words[i].length, text, from, until)) {
        return constants[i];
      }
    }
    throw new Refusal(ViolationCode.UNKNOWN_WORD, words(), Violation.quote(parser.getText()));
  }
}
