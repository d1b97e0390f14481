package io.stockstream.domain.statement;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.Bar;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.bar.Voided;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.io.Serializable;

/**
 * A statement as somebody outside makes it: the bar unchecked, the rest read. {@link Statement#of}
 * checks it.
 *
 * @param bar the bar, or only its key when void
 * @param assetClass what the feed calls the instrument
 * @param state whether the bar still moves
 * @param isVoid whether it says that the bar never was
 * @param source name of the feed
 * @param rank see {@link Stamp}
 * @param revision see {@link Stamp}
 * @param line where a file says so; none for a live feed
 */
public record StatementDraft(
    BarDraft bar,
    AssetClass assetClass,
    BarState state,
    boolean isVoid,
    String source,
    long rank,
    long revision,
    Option<FileLine> line)
    implements Serializable {

  Validation<Seq<Violation>, Statement> check(PriceRule rule) {
    Seq<Violation> ownProblems = ownProblems();
    Validation<Seq<Violation>, Bar> checked =
        isVoid ? Bar.of(voidBar(), PriceRule.ANY) : Bar.of(bar, rule);
    if (checked.isInvalid() || !ownProblems.isEmpty()) {
      return Validation.invalid(
          (checked.isInvalid() ? checked.getError() : List.<Violation>empty())
              .appendAll(ownProblems));
    }
    Content content = isVoid ? Voided.VOID : checked.get().ohlcv();
    return Validation.valid(
        new Statement(
            checked.get().key(),
            assetClass,
            state,
            content,
            new Stamp(source, (int) rank, revision)));
  }

  private Seq<Violation> ownProblems() {
    boolean openVoid = isVoid && state == BarState.OPEN;
    if (!openVoid && Stamp.isRank(rank) && RevisionScheme.isRevision(revision)) {
      return List.empty();
    }
    return List.of(
            Option.when(
                openVoid,
                () ->
                    new Violation(ViolationCode.UNKNOWN_WORD, "state", "CLOSED of a void", "OPEN")),
            Option.when(!Stamp.isRank(rank), () -> outOfRange("rank", "0 to 127", rank)),
            Option.when(
                !RevisionScheme.isRevision(revision),
                () -> outOfRange("revision", "0 to 2^58 - 1", revision)))
        .flatMap(found -> found);
  }

  private static Violation outOfRange(String field, String expected, long was) {
    return new Violation(ViolationCode.OUT_OF_RANGE, field, expected, Long.toString(was));
  }

  /** The rules on keys are the same for a bar that never was; any prices do for its values. */
  private BarDraft voidBar() {
    java.math.BigDecimal any = java.math.BigDecimal.ONE;
    return BarDraft.at(bar.symbol(), bar.venue(), bar.timeframe(), bar.openTime())
        .prices(any, any, any, any);
  }
}
