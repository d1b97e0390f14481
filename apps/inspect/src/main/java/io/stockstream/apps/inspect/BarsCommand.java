package io.stockstream.apps.inspect;

import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.wiring.ReferenceOption;
import io.stockstream.apps.wiring.StoreLocation;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.gap.GapFill;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BarSelection.Origins;
import io.stockstream.ports.store.Store;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints bars. */
@Command(
    name = "bars",
    description = {
      "Prints bars of a store, one row a bar, in the order of keys.",
      "OUT_OF_SESSION among the flags: by the calendar of today the market was closed, and the bar is of no trading day."
    })
public final class BarsCommand implements Callable<ExitCode> {

  @Mixin private CommonOptions options;

  @Mixin private StoreOption store;

  @Mixin private ReferenceOption reference;

  @Spec private CommandSpec spec;

  @CommandLine.Option(names = "--symbol", description = "Only this symbol.")
  private String symbol;

  @CommandLine.Option(names = "--venue", description = "Only this venue.")
  private String venue;

  @CommandLine.Option(
      names = "--timeframe",
      description = "Only this timeframe, such as 5m.",
      converter = TimeframeConverter.class)
  private Timeframe timeframe;

  @CommandLine.Option(
      names = "--from",
      description = "Earliest open time, such as 2026-01-05T14:30:00Z.")
  private Instant from;

  @CommandLine.Option(names = "--to", description = "First open time not printed any more.")
  private Instant until;

  @CommandLine.Option(
      names = "--origin",
      description =
          "PREFERRED takes the roll-up where there are finer bars, else the venue's own; or FEED, ROLLUP, BOTH.",
      defaultValue = "PREFERRED")
  private Origins origin;

  @CommandLine.Option(
      names = "--fill",
      paramLabel = "HOW",
      description = {
        "previous-close shows a flat bar, marked as filled, where the calendar expects one below a day and none is there;",
        "nothing of it is stored. Default none."
      },
      converter = Fill.Converter.class,
      defaultValue = "none")
  private Fill fill;

  @CommandLine.Option(
      names = "--format",
      description = "One of: ${COMPLETION-CANDIDATES}.",
      defaultValue = "table")
  private BarFormat format;

  @Override
  public ExitCode call() {
    BarSelection selection =
        new BarSelection(
            Option.of(symbol),
            Option.of(venue),
            Option.of(timeframe),
            Option.of(from),
            Option.of(until),
            origin);
    PrintWriter out = spec.commandLine().getOut();
    Reference known = reference.load(options);
    StoreLocation location = store.load(options);
    try (Store opened = location.openExisting()) {
      boolean fills = fill != Fill.NONE;
      BarPrinter printer = format.printer(out, fills ? BarCells.FILL_HEADER : BarCells.HEADER);
      Consumer<StoredBar> shown =
          fills
              ? new GapFill(known, bar -> printer.print(BarCells.of(bar, known)))
              : bar -> printer.print(BarCells.of(bar, known));
      printer.begin();
      opened
          .bars()
          .read(
              selection,
              bar -> {
                if (!bar.isVoid()) {
                  shown.accept(bar);
                }
              });
      printer.end();
    }
    out.flush();
    return ExitCode.OK;
  }
}
