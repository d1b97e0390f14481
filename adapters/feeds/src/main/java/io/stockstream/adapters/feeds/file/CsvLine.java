package io.stockstream.adapters.feeds.file;

import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Splits one line of a file; a quote that is not closed ends with its line and swallows no others.
 */
final class CsvLine {

  private static final CsvReader.CsvReaderBuilder READER =
      CsvReader.builder().allowExtraCharsAfterClosingQuote(true).skipEmptyLines(false);

  private CsvLine() {}

  static List<String> split(String line) {
    return line.isEmpty() ? List.of("") : READER.ofSingleCsvRecord(line).getFields();
  }

  /** Returns the text of a line, or null when its bytes are not UTF-8. */
  static String text(byte[] line) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
