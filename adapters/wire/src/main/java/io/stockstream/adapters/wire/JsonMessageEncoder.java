package io.stockstream.adapters.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Message;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Writes messages in their JSON form, such that {@link JsonMessageDecoder} reads what was written.
 * Decimals are written in plain digits, times in UTC. Static and thread-safe.
 */
public final class JsonMessageEncoder {

  /** In UTF-8 and escaped, this stays far below {@link JsonMessageDecoder#MAX_BYTES}. */
  private static final int MAX_LINE_TEXT = 8_192;

  private static final int USUAL_BYTES = 512;
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonMessageEncoder() {}

  /** Writes a statement that stands, or a control statement. */
  public static byte[] encode(Message message) {
    return message instanceof Statement statement
        ? encode(StatementDrafts.of(statement))
        : write(fields -> control(message, fields));
  }

  /**
   * Writes a statement as somebody outside makes it, though it may not stand: what is null is left
   * out, and whatever is wrong is written as it is, for the reader to refuse. Texts or numbers
   * longer than could stand make a value longer than {@link JsonMessageDecoder#MAX_BYTES}.
   */
  public static byte[] encode(StatementDraft draft) {
    return write(fields -> statement(draft, fields));
  }

  /** Writes a line that could not be read, its texts shortened to what fits. */
  public static byte[] encode(UnreadableLine line) {
    return write(fields -> unreadable(line, fields));
  }

  /** Returns the record of a message, under the key that it has to have. */
  public static OutgoingRecord toRecord(Message message) {
    return new OutgoingRecord(RecordKey.bytes(RecordKey.of(message)), encode(message));
  }

  /** Returns the record of a draft, keyed {@code symbol@venue}; null counts as empty. */
  public static OutgoingRecord toRecord(StatementDraft draft) {
    String key = orEmpty(draft.bar().symbol()) + RecordKey.ofVenue(orEmpty(draft.bar().venue()));
    return new OutgoingRecord(RecordKey.bytes(key), encode(draft));
  }

  /** Returns the record of an unreadable line, keyed by its file's hash: it has no instrument. */
  public static OutgoingRecord toRecord(UnreadableLine line) {
    return new OutgoingRecord(RecordKey.bytes(line.line().sha256()), encode(line));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** Writes the fields of an object. */
  private interface Body {
    void writeTo(FieldWriter fields) throws IOException;
  }

  private static byte[] write(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      generator.writeStartObject();
      body.writeTo(new FieldWriter(generator));
      generator.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("Invariant: memory can be written", e);
    }
    return bytes.toByteArray();
  }

  private static void statement(StatementDraft draft, FieldWriter fields) throws IOException {
    BarDraft bar = draft.bar();
    fields
        .word(Field.TYPE, draft.isVoid() ? Form.VOID : Form.BAR)
        .text(Field.SYMBOL, bar.symbol())
        .text(Field.VENUE, bar.venue())
        .word(Field.ASSET_CLASS, draft.assetClass())
        .text(Field.TIMEFRAME, bar.timeframe())
        .time(Field.OPEN_TIME, bar.openTime())
        .word(Field.STATE, draft.state());
    if (!draft.isVoid()) {
      values(bar, fields);
    }
    fields
        .text(Field.SOURCE, draft.source())
        .whole(Field.RANK, draft.rank())
        .whole(Field.REVISION, draft.revision());
    if (draft.line().isDefined()) {
      line(draft.line().get(), fields);
    }
  }

  private static void values(BarDraft bar, FieldWriter fields) throws IOException {
    fields
        .decimal(Field.OPEN, bar.open())
        .decimal(Field.HIGH, bar.high())
        .decimal(Field.LOW, bar.low())
        .decimal(Field.CLOSE, bar.close())
        .decimal(Field.VOLUME, bar.volume())
        .decimal(Field.TURNOVER, bar.turnover())
        .decimal(Field.VWAP, bar.vwap())
        .whole(Field.TRADE_COUNT, bar.tradeCount());
  }

  private static void line(FileLine line, FieldWriter fields) throws IOException {
    fields.text(Field.FILE, line.sha256()).whole(Field.LINE, line.line());
  }

  private static void control(Message message, FieldWriter fields) throws IOException {
    if (message instanceof Heartbeat heartbeat) {
      fields
          .word(Field.TYPE, Form.HEARTBEAT)
          .text(Field.VENUE, heartbeat.venue())
          .time(Field.TIME, heartbeat.time())
          .text(Field.SOURCE, heartbeat.source());
    } else {
      Recompute recompute = (Recompute) message;
      fields
          .word(Field.TYPE, Form.RECOMPUTE)
          .text(Field.SYMBOL, recompute.instrument().symbol())
          .text(Field.VENUE, recompute.instrument().venue())
          .time(Field.FROM, recompute.interval().from())
          .time(Field.UNTIL, recompute.interval().until());
    }
  }

  private static void unreadable(UnreadableLine unreadable, FieldWriter fields) throws IOException {
    Violation violation = unreadable.violation();
    fields.word(Field.TYPE, Form.LINE);
    line(unreadable.line(), fields);
    fields
        .shortened(Field.TEXT, unreadable.text(), MAX_LINE_TEXT)
        .word(Field.CODE, violation.code())
        .shortened(Field.FIELD, violation.field(), TextKind.MAX_LENGTH)
        .shortened(Field.EXPECTED, violation.expected(), TextKind.MAX_LENGTH)
        .shortened(Field.WAS, violation.was(), TextKind.MAX_LENGTH);
  }
}
