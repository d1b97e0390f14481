package io.stockstream.adapters.wire;

import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.DecodeFailure;
import io.stockstream.ports.log.Decoded;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/** Takes a value the whole way: decoded, then held against the rules of a bar. */
final class TestingIntake {

  private static final JsonMessageDecoder DECODER = new JsonMessageDecoder();

  private TestingIntake() {}

  static Either<DecodeFailure, Decoded> decode(byte[] value) {
    return DECODER.decode(value);
  }

  static DecodeFailure refused(byte[] value) {
    return decode(value).getLeft();
  }

  static StatementDraft draft(byte[] value) {
    return ((Decoded.Draft) decode(value).get()).statement();
  }

  /** Returns every reason why a value cannot stand. */
  static Seq<Violation> violations(byte[] value) {
    return decode(value).fold(failure -> List.of(failure.violation()), TestingIntake::check);
  }

  private static Seq<Violation> check(Decoded decoded) {
    return decoded instanceof Decoded.Draft draft
        ? Statement.of(draft.statement(), PriceRule.POSITIVE)
            .fold(found -> found, statement -> List.<Violation>empty())
        : List.empty();
  }
}
