package io.stockstream.apps.inspect;

import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.wiring.GapSummary;
import io.stockstream.apps.wiring.ReferenceOption;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.GapReason;
import io.stockstream.domain.gap.GapState;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.FindGaps;
import io.stockstream.ports.usecase.MarkGaps;
import io.stockstream.ports.usecase.ReadGaps;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints where bars are missing, and why. */
@Command(
    name = "gaps",
    description = {
      "Looks for bars that a calendar expects and that are missing, and says why: nobody traded (NO_TRADES), the feed was",
      "down (FEED_DOWN), it was before the first bar (NOT_LISTED), or there were no heartbeats to tell by (UNKNOWN).",
      "What was found is kept in the store; only what came since is looked at again. A closed market has no gaps."
    })
public final class GapsCommand implements Callable<ExitCode> {

  private static final List<String> HEADER =
      List.of(
          "symbol",
          "venue",
          "timeframe",
          "trading_date",
          "from",
          "until",
          "bars",
          "reason",
          "state");

  @Mixin private CommonOptions options;

  @Mixin private StoreOption store;

  @Mixin private GapOptions gaps;

  @Mixin private ReferenceOption reference;

  @Spec private CommandSpec spec;

  @CommandLine.Option(
      names = "--reason",
      description = "Only these, of: ${COMPLETION-CANDIDATES}. Repeatable.")
  private Set<GapReason> reasons = EnumSet.allOf(GapReason.class);

  @CommandLine.Option(
      names = "--state",
      description = "Only these, of: ${COMPLETION-CANDIDATES}. Repeatable; default all but FILLED.")
  private Set<GapState> states = EnumSet.complementOf(EnumSet.of(GapState.FILLED));

  @CommandLine.Option(
      names = "--mark",
      paramLabel = "STATE",
      description = "Notes of what is selected that it is OPEN, REQUESTED or ACCEPTED.")
  private GapState mark;

  @CommandLine.Option(
      names = "--format",
      description = "One of: ${COMPLETION-CANDIDATES}.",
      defaultValue = "table")
  private BarFormat format;

  @Override
  public ExitCode call() {
    if (mark == GapState.FILLED) {
      throw new ParameterException(
          spec.commandLine(), "--mark: expected OPEN, REQUESTED or ACCEPTED, was FILLED");
    }
    Reference known = reference.load(options);
    try (Store opened = store.load(options).openExisting()) {
      new FindGaps(opened, known).run();
      List<Gap> selected = selected(opened, known);
      if (mark != null) {
        new MarkGaps(opened.gaps()).run(selected, mark);
        states = EnumSet.complementOf(EnumSet.of(GapState.FILLED));
        selected = selected(opened, known);
      }
      print(selected);
    }
    return ExitCode.OK;
  }

  private List<Gap> selected(Store opened, Reference known) {
    return new ReadGaps(opened, known)
        .gaps(gaps.selection()).stream()
            .filter(gap -> reasons.contains(gap.reason()))
            .filter(gap -> states.contains(gap.state()))
            .toList();
  }

  private void print(List<Gap> selected) {
    PrintWriter out = spec.commandLine().getOut();
    BarPrinter printer = format.printer(out, HEADER);
    printer.begin();
    selected.forEach(gap -> printer.print(cells(gap)));
    printer.end();
    if (format == BarFormat.table) {
      out.println(GapSummary.of(selected));
    }
    out.flush();
  }

  private static List<String> cells(Gap gap) {
    return List.of(
        gap.instrument().symbol(),
        gap.instrument().venue(),
        gap.timeframe().toString(),
        gap.tradingDate().toString(),
        gap.from().toString(),
        gap.until().toString(),
        Long.toString(gap.bars()),
        gap.reason().name(),
        gap.state().name());
  }
}
