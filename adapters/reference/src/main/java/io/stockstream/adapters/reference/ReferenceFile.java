package io.stockstream.adapters.reference;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.rollup.ReferenceTable;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Function;

/**
 * Reads reference data: comma-separated values, a line an instrument, columns in any order.
 *
 * <pre>
 * symbol,venue,asset_class,calendar,base,rungs,prices,sources,edition
 * AAPL,XNAS,stock,XNYS,,,,,1
 * CL,XNYM,index,CMES,1m,5m 1h 1d,any,tape=time:64 archive=file:32,2
 * </pre>
 *
 * The head of {@code instruments.csv} says what each column is, and what an empty cell means.
 */
public final class ReferenceFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ReferenceFile() {}

  /**
   * Reads a file in UTF-8.
   *
   * @param calendars finds a calendar by its name, or says which is meant
   * @return its instruments, or everything that is wrong with it
   */
  public static Validation<Seq<String>, ReferenceTable> read(
      Path file, Function<String, Validation<String, TradingCalendar>> calendars) {
    try {
      return parse(file.toString(), Files.readString(file), calendars);
    } catch (IOException e) {
      return Validation.invalid(
          Vector.of("file %s: expected instruments in UTF-8, was %s".formatted(file, e)));
    }
  }

  /**
   * Reads a text.
   *
   * @param origin where it is from, for problems to name
   * @return the instruments, or everything that is wrong with them
   */
  public static Validation<Seq<String>, ReferenceTable> parse(
      String origin, String text, Function<String, Validation<String, TradingCalendar>> calendars) {
    ReferenceParser parser = new ReferenceParser(origin, calendars);
    String csv = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    try {
      Iterator<CsvRecord> lines =
          CsvReader.builder()
              .commentStrategy(CommentStrategy.SKIP)
              .allowExtraFields(true)
              .allowMissingFields(true)
              .ofCsvRecord(csv)
              .iterator();
      boolean readable = true;
      while (readable && lines.hasNext()) {
        CsvRecord record = lines.next();
        readable = parser.take(record.getStartingLineNumber(), record.getFields());
      }
    } catch (CsvParseException e) {
      parser.unreadable(e.getMessage());
    }
    return parser.finish();
  }
}
