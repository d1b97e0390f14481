package io.stockstream.adapters.wire;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.Control;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.DecodeFailure;
import io.stockstream.ports.log.Decoded;
import io.vavr.control.Either;

/** Makes a message of the fields of an object, or says why they make none. */
final class Assembly {

  private Assembly() {}

  static Either<DecodeFailure, Decoded> of(Fields fields) {
    Form form = fields.word(Field.TYPE, Form.class);
    FieldRules.check(form, fields);
    if (fields.problem() != null) {
      return Either.left(fields.failure());
    }
    return switch (form) {
      case BAR, VOID -> Either.right(new Decoded.Draft(draft(fields, form == Form.VOID)));
      case HEARTBEAT -> Either.right(new Decoded.Signal(heartbeat(fields)));
      case RECOMPUTE -> Either.right(new Decoded.Signal(recompute(fields)));
      case LINE -> Either.left(unreadable(fields));
    };
  }

  private static StatementDraft draft(Fields fields, boolean isVoid) {
    return new StatementDraft(
        bar(fields),
        fields.word(Field.ASSET_CLASS, AssetClass.class),
        fields.word(Field.STATE, BarState.class),
        isVoid,
        fields.text(Field.SOURCE),
        fields.whole(Field.RANK),
        fields.whole(Field.REVISION),
        fields.line());
  }

  private static BarDraft bar(Fields fields) {
    return new BarDraft(
        fields.text(Field.SYMBOL),
        fields.text(Field.VENUE),
        fields.text(Field.TIMEFRAME),
        fields.time(Field.OPEN_TIME),
        fields.decimal(Field.OPEN),
        fields.decimal(Field.HIGH),
        fields.decimal(Field.LOW),
        fields.decimal(Field.CLOSE),
        fields.decimal(Field.VOLUME),
        fields.decimal(Field.TURNOVER),
        fields.decimal(Field.VWAP),
        fields.whole(Field.TRADE_COUNT));
  }

  private static Control heartbeat(Fields fields) {
    return new Heartbeat(
        fields.text(Field.VENUE), fields.time(Field.TIME), fields.text(Field.SOURCE));
  }

  private static Control recompute(Fields fields) {
    return new Recompute(
        new InstrumentId(fields.text(Field.SYMBOL), fields.text(Field.VENUE)),
        new Interval(fields.time(Field.FROM), fields.time(Field.UNTIL)));
  }

  private static DecodeFailure unreadable(Fields fields) {
    Violation violation =
        new Violation(
            fields.word(Field.CODE, ViolationCode.class),
            fields.text(Field.FIELD),
            fields.text(Field.EXPECTED),
            fields.text(Field.WAS));
    return new DecodeFailure(violation, fields.line());
  }
}
