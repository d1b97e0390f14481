package io.stockstream.adapters.feeds.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The elements of the first array of a JSON file whose elements are objects or arrays themselves,
 * each written out anew with the digits that it has. One thread.
 */
final class JsonRows implements Rows {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final JsonParser parser;
  private long number;

  private JsonRows(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Opens a file at its first row.
   *
   * @return nothing when it has none
   */
  static Optional<JsonRows> open(Path file) throws IOException {
    JsonRows rows =
        new JsonRows(MAPPER.createParser(Compression.opened(file, Files.newInputStream(file))));
    if (rows.seek()) {
      return Optional.of(rows);
    }
    rows.close();
    return Optional.empty();
  }

  private boolean seek() throws IOException {
    boolean isArray = false;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (isArray && token.isStructStart()) {
        return true;
      }
      isArray = token == JsonToken.START_ARRAY;
    }
    return false;
  }

  @Override
  public byte[] next() throws IOException {
    if (!parser.currentToken().isStructStart()) {
      return null;
    }
    number++;
    byte[] row = MAPPER.readTree(parser).toString().getBytes(StandardCharsets.UTF_8);
    parser.nextToken();
    return row;
  }

  /** Reads what follows the rows, and returns a number that it has under a name. */
  Optional<Long> after(String field) throws IOException {
    Optional<Long> found = Optional.empty();
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.VALUE_NUMBER_INT && field.equals(parser.currentName())) {
        found = Optional.of(parser.getLongValue());
      }
    }
    return found;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public boolean isTooLong() {
    return false;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
