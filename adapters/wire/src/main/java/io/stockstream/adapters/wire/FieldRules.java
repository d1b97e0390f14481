package io.stockstream.adapters.wire;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Recompute;
import java.time.Instant;

/**
 * The rules on an object as a whole: which fields its form has, and the values of what has no draft
 * to be checked later. Each adds a problem to the fields, which keep the first.
 */
final class FieldRules {

  private FieldRules() {}

  /**
   * @param form null when it could not be read
   */
  static void check(Form form, Fields fields) {
    if (form == null) {
      missing(Field.TYPE, fields);
      return;
    }
    layout(Layout.of(form), fields);
    origin(fields);
    fileLine(fields);
    if (fields.problem() == null) {
      control(form, fields);
    }
  }

  private static void layout(Layout layout, Fields fields) {
    int unknown = fields.seen() & ~layout.allowed();
    if (unknown != 0) {
      String name = Field.firstOf(unknown).toString();
      fields.refuse(
          ViolationCode.UNKNOWN_FIELD, name, "no such field in this type", Violation.quote(name));
    }
    int missing = layout.required() & ~fields.present();
    if (missing != 0) {
      missing(Field.firstOf(missing), fields);
    }
  }

  private static void missing(Field field, Fields fields) {
    fields.refuse(ViolationCode.MISSING_FIELD, field.toString(), field.words(), "missing");
  }

  private static void origin(Fields fields) {
    if (fields.word(Field.ORIGIN, Origin.class) == Origin.ROLLUP) {
      fields.refuse(ViolationCode.ORIGIN_NOT_FEED, "origin", "FEED", "'ROLLUP'");
    }
  }

  private static void fileLine(Fields fields) {
    boolean hasFile = Field.FILE.isIn(fields.present());
    boolean hasLine = Field.LINE.isIn(fields.present());
    if (hasFile != hasLine) {
      missing(hasFile ? Field.LINE : Field.FILE, fields);
    } else if (hasLine && fields.whole(Field.LINE) < 1) {
      fields.refuse(
          ViolationCode.OUT_OF_RANGE, "line", "1 or more", fields.whole(Field.LINE).toString());
    }
  }

  private static void control(Form form, Fields fields) {
    if (form == Form.HEARTBEAT) {
      Heartbeat.violations(
              fields.text(Field.VENUE), fields.time(Field.TIME), fields.text(Field.SOURCE))
          .forEach(fields::refuse);
    }
    if (form == Form.RECOMPUTE) {
      venue(fields.text(Field.VENUE), fields);
      recompute(fields);
    }
  }

  private static void venue(String venue, Fields fields) {
    if (!InstrumentId.isVenue(venue)) {
      fields.refuse(
          ViolationCode.BAD_VENUE, "venue", "1 to 32 of A-Z 0-9 . _ -", Violation.quote(venue));
    }
  }

  private static void recompute(Fields fields) {
    String symbol = fields.text(Field.SYMBOL);
    if (InstrumentId.of(symbol, fields.text(Field.VENUE)).isEmpty()) {
      fields.refuse(
          ViolationCode.BAD_SYMBOL,
          "symbol",
          "1 to 64 characters without control or bidirectional ones",
          Violation.quote(symbol));
    }
    Instant from = fields.time(Field.FROM);
    Instant until = fields.time(Field.UNTIL);
    if (!from.isBefore(until)) {
      fields.refuse(ViolationCode.OUT_OF_RANGE, "until", "a time after " + from, until.toString());
    } else if (Recompute.isTooLong(new Interval(from, until))) {
      fields.refuse(
          ViolationCode.OUT_OF_RANGE,
          "until",
          "at most " + Recompute.LONGEST.toDays() + " days after " + from,
          until.toString());
    }
  }
}
