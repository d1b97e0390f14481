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
 * Replays a file of bars, zipped or not: one record a row, in their order, streaming. Every bar is
 * CLOSED unless the file says otherwise; a later row is a later statement. Empty rows are left out.
 */
public final class FileFeed implements Feed {

  private final Path file;
  private final Survey survey;
  private final Layout layout;
  private final Rows rows;
  private OutgoingRecord next;

  private FileFeed(Path file, ReplayOptions options) throws IOException {
    this.file = file;
    this.survey = Survey.of(file);
    this.layout = Survey.reading(file, () -> Layouts.of(file, options, survey.sha256()));
    this.rows = layout.open();
  }

  /**
   * Reads a file through, then opens it at its first row of data.
   *
   * @throws PortException REJECTED when it has not the columns, is cut off or not what its checksum
   *     says, MISCONFIGURED when it is no file, cannot be read, or does not say what it is about;
   *     nothing of it was published then
   */
  public static FileFeed open(Path file, ReplayOptions options) {
    try {
      return new FileFeed(file, options).started();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private FileFeed started() throws IOException {
    try {
      advance();
      return this;
    } catch (IOException | RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  /**
   * Returns the record of the next line.
   *
   * @throws PortException RETRYABLE when reading fails; REJECTED when the file has changed since it
   *     was opened, so that lines may be missing or under the wrong number
   */
  @Override
  public OutgoingRecord next() {
    if (next == null) {
      throw new NoSuchElementException("file " + file + ": its end is reached");
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
    byte[] line = rows.next();
    while (line != null && line.length == 0) {
      line = rows.next();
    }
    if (line == null) {
      requireUnchanged();
    }
    next = line == null ? null : toRecord(line);
  }

  private void requireUnchanged() throws IOException {
    if (!Survey.Trace.of(file).equals(survey.trace())) {
      throw Survey.failure(
          FailureKind.REJECTED,
          file,
          "expected it to stay as it is while it is replayed, was changed; replay it again",
          null);
    }
  }

  private OutgoingRecord toRecord(byte[] line) {
    if (rows.isTooLong()) {
      return refused(
          line,
          ViolationCode.TOO_LONG,
          "at most " + FileLines.LONGEST + " bytes",
          "more than " + FileLines.LONGEST + " bytes");
    }
    return CsvLine.text(line)
        .map(this::toRecord)
        .getOrElse(() -> refused(line, ViolationCode.BAD_ENCODING, "UTF-8", "other bytes"));
  }

  private OutgoingRecord toRecord(String text) {
    try {
      OutgoingRecord outgoing = JsonMessageEncoder.toRecord(layout.parse(text, rows.number()));
      return outgoing.value().length <= JsonMessageDecoder.MAX_BYTES
          ? outgoing
          : refused(text, tooLong("cells that could stand", "longer ones"));
    } catch (UnreadableCell e) {
      return refused(text, e.violation());
    }
  }

  private static Violation tooLong(String expected, String was) {
    return new Violation(ViolationCode.TOO_LONG, "line", expected, was);
  }

  private OutgoingRecord refused(byte[] line, ViolationCode code, String expected, String was) {
    return refused(
        new String(line, StandardCharsets.UTF_8), new Violation(code, "line", expected, was));
  }

  private OutgoingRecord refused(String text, Violation violation) {
    FileLine here = new FileLine(survey.sha256(), rows.number());
    return JsonMessageEncoder.toRecord(new UnreadableLine(here, text, violation));
  }

  private static PortException unreadable(Path file, IOException cause) {
    return Survey.failure(
        FailureKind.RETRYABLE,
        file,
        "reading failed with " + cause.getMessage() + "; replay it again",
        cause);
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
