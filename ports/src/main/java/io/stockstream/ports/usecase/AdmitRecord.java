package io.stockstream.ports.usecase;

import io.stockstream.domain.bar.Bar;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.merge.Admission;
import io.stockstream.domain.merge.CountKey;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.Control;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Message;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.DecodeFailure;
import io.stockstream.ports.log.Decoded;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.MessageDecoder;
import io.stockstream.ports.log.RecordKey;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.time.Instant;
import java.util.List;

/**
 * Decides whether a record can stand at all: readable, valid by its instrument's rules, under its
 * own key, and not from the future.
 *
 * @param decoder reads the value
 * @param reference knows the instruments' price rules
 */
record AdmitRecord(MessageDecoder decoder, Reference reference) {

  /** A store has dates of these years. */
  private static final Interval COUNTED =
      new Interval(Bar.EPOCH_1900, Instant.parse("2200-01-01T00:00:00Z"));

  /**
   * Why a record cannot stand.
   *
   * @param violations at least one
   * @param line the line of a file that it stands for
   * @param bar that it is about, unchecked; none when it could not be read, is a control or came
   *     under another's key
   */
  record Refusal(List<Violation> violations, Option<FileLine> line, Option<BarDraft> bar) {

    static Refusal of(DecodeFailure failure) {
      return new Refusal(List.of(failure.violation()), failure.line(), Option.none());
    }

    static Refusal of(Seq<Violation> violations, StatementDraft draft) {
      return new Refusal(violations.asJava(), draft.line(), Option.some(draft.bar()));
    }

    /**
     * Returns what it is counted by: of an instrument that came under its own key, so that one task
     * counts all of it.
     */
    Option<CountKey> barUnder(LogRecord logRecord) {
      return bar.filter(draft -> draft.openTime() != null && COUNTED.contains(draft.openTime()))
          .flatMap(
              draft ->
                  InstrumentId.of(draft.symbol(), draft.venue())
                      .toOption()
                      .filter(name -> RecordKey.of(name).equals(RecordKey.text(logRecord.key())))
                      .map(name -> CountKey.of(name, draft.openTime(), logRecord.position())));
    }
  }

  Either<Refusal, Message> admit(LogRecord logRecord) {
    Either<DecodeFailure, Decoded> decoded = decoder.decode(logRecord.value());
    if (decoded.isLeft()) {
      return Either.left(Refusal.of(decoded.getLeft()));
    }
    return decoded.get() instanceof Decoded.Draft draft
        ? admit(draft.statement(), logRecord)
        : admit(((Decoded.Signal) decoded.get()).control(), logRecord);
  }

  private static Either<Refusal, Message> admit(Control control, LogRecord logRecord) {
    Option<Violation> future =
        control instanceof Heartbeat heartbeat
            ? Admission.future(heartbeat, logRecord.appendTime())
            : Option.none();
    return future.isDefined()
        ? Either.left(new Refusal(List.of(future.get()), Option.none(), Option.none()))
        : underItsKey(control, Option.none(), logRecord);
  }

  private Either<Refusal, Message> admit(StatementDraft draft, LogRecord logRecord) {
    Validation<Seq<Violation>, Statement> checked = Statement.of(draft, priceRule(draft));
    if (checked.isInvalid()) {
      return Either.left(Refusal.of(checked.getError(), draft));
    }
    Statement statement = checked.get();
    Option<Violation> future = Admission.future(statement, logRecord.appendTime());
    return future.isDefined()
        ? Either.left(Refusal.of(future.toList(), draft))
        : underItsKey(statement, draft.line(), logRecord);
  }

  private static Either<Refusal, Message> underItsKey(
      Message message, Option<FileLine> line, LogRecord logRecord) {
    return Admission.key(RecordKey.of(message), RecordKey.text(logRecord.key()))
        .map(violation -> new Refusal(List.of(violation), line, Option.none()))
        .<Either<Refusal, Message>>map(Either::left)
        .getOrElse(() -> Either.right(message));
  }

  /** An instrument whose name breaks the rules has none of its own, and is refused for its name. */
  private PriceRule priceRule(StatementDraft draft) {
    return InstrumentId.of(draft.bar().symbol(), draft.bar().venue())
        .map(instrument -> reference.rulesOf(instrument).priceRule())
        .getOrElse(PriceRule.POSITIVE);
  }

  static InstrumentId instrumentOf(Message message) {
    if (message instanceof Statement statement) {
      return statement.key().instrument();
    }
    if (message instanceof Recompute recompute) {
      return recompute.instrument();
    }
    throw new IllegalArgumentException(
        "Invariant: a heartbeat names no instrument, was " + ((Heartbeat) message));
  }
}
