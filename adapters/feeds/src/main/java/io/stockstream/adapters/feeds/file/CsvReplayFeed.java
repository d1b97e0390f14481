package io.stockstream.adapters.feeds.file;

import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.adapters.wire.JsonMessageEncoder;
import io.stockstream.adapters.wire.UnreadableLine;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.feed.Feed;
import io.stockstream.ports.log.OutgoingRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/**
 * Replays a CSV file of bars, {@code .gz} too: one record a line, in their order, streaming. Every
 * bar is CLOSED unless the file says otherwise; a later line is a later statement. Empty lines are
 * left out.
 */
public final class CsvReplayFeed implements Feed {

  private final Path file;
  private final LineParser parser;
  private final FileLines lines;
  private OutgoingRecord next;

  private CsvReplayFeed(Path file, LineParser parser, FileLines lines) {
    this.file = file;
    this.parser = parser;
    this.lines = lines;
  }

  /**
   * Reads a file through, then opens it at its first line of data.
   *
   * @throws PortException REJECTED when it has not the columns or is cut off, MISCONFIGURED when it
   *     is no file or cannot be read; nothing of it was published then
   */
  public static CsvReplayFeed open(Path file, ReplayOptions options) {
    Survey survey = Survey.of(file);
    LineParser parser = new LineParser(survey.header(), options, survey.sha256());
    try {
      FileLines lines = FileLines.open(file);
      CsvReplayFeed feed = new CsvReplayFeed(file, parser, lines);
      lines.next();
      feed.advance();
      return feed;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public OutgoingRecord next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    OutgoingRecord current = next;
    try {
      advance();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return current;
  }

  private void advance() throws IOException {
    byte[] line = lines.next();
    while (line != null && line.length == 0) {
      line = lines.next();
    }
    next = line == null ? null : toRecord(line);
  }

  private OutgoingRecord toRecord(byte[] line) {
    String text = CsvLine.text(line);
    if (lines.isTooLong()) {
      return refused(line, ViolationCode.TOO_LONG, "at most " + FileLines.LONGEST + " bytes");
    }
    if (text == null) {
      return refused(line, ViolationCode.BAD_ENCODING, "UTF-8");
    }
    try {
      OutgoingRecord outgoing =
          JsonMessageEncoder.toRecord(parser.parse(CsvLine.split(text), lines.number()));
      return outgoing.value().length <= JsonMessageDecoder.MAX_BYTES
          ? outgoing
          : refused(line, ViolationCode.TOO_LONG, "cells that could stand");
    } catch (LineParser.UnreadableCell e) {
      return JsonMessageEncoder.toRecord(new UnreadableLine(here(), text, e.violation()));
    }
  }

  private OutgoingRecord refused(byte[] line, ViolationCode code, String expected) {
    String text = new String(line, StandardCharsets.UTF_8);
    Violation violation = new Violation(code, "line", expected, Violation.quote(text));
    return JsonMessageEncoder.toRecord(new UnreadableLine(here(), text, violation));
  }

  private FileLine here() {
    return new FileLine(parser.sha256(), lines.number());
  }

  private static PortException unreadable(Path file, IOException cause) {
    return new PortException(
        FailureKind.RETRYABLE,
        "file " + file + ": reading failed with " + cause.getMessage() + "; replay it again",
        cause);
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
