package io.stockstream.adapters.feeds.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Splits one line of a file; a quote that is not closed ends with its line and swallows no others.
 */
final class CsvLine {

  private static final CsvReader.CsvReaderBuilder READER =
      CsvReader.builder().skipEmptyLines(false);

  private CsvLine() {}

  /** Returns the cells of a line; none when a quote is not closed, or is followed by text. */
  static Option<List<String>> split(String line) {
    if (line.chars().filter(c -> c == '"').count() % 2 == 1) {
      return Option.none();
    }
    try {
      return Option.some(line.isEmpty() ? List.of("") : READER.ofSingleCsvRecord(line).getFields());
    } catch (CsvParseException e) {
      return Option.none();
    }
  }

  /** Returns the text of a line; none when its bytes are not UTF-8. */
  static Option<String> text(byte[] line) {
    try {
      return Option.some(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
    } catch (CharacterCodingException e) {
      return Option.none();
    }
  }
}
