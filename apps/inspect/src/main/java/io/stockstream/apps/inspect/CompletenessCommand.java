package io.stockstream.apps.inspect;

import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.wiring.ReferenceOption;
import io.stockstream.domain.gap.Completeness;
import io.stockstream.domain.gap.GapReason;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.FindGaps;
import io.stockstream.ports.usecase.ReadGaps;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints how much of each day is there. */
@Command(
    name = "completeness",
    description = {
      "Prints, for each instrument and session, how many base bars its calendar expects, and how many are there.",
      "Of an assumed session nobody knows what to expect; it has no percentage."
    })
public final class CompletenessCommand implements Callable<ExitCode> {

  private static final List<String> HEADER = header();
  private static final int PERCENT_DIGITS = 2;

  @Mixin private CommonOptions options;

  @Mixin private StoreOption store;

  @Mixin private GapOptions gaps;

  @Mixin private ReferenceOption reference;

  @Spec private CommandSpec spec;

  @CommandLine.Option(
      names = "--format",
      description = "One of: ${COMPLETION-CANDIDATES}.",
      defaultValue = "table")
  private BarFormat format;

  private static List<String> header() {
    List<String> header =
        new ArrayList<>(
            List.of("symbol", "venue", "trading_date", "expected", "present", "missing"));
    Stream.of(GapReason.values()).forEach(r -> header.add(r.name().toLowerCase(Locale.ROOT)));
    header.add("percent");
    return List.copyOf(header);
  }

  @Override
  public ExitCode call() {
    Reference known = reference.load(options);
    try (Store opened = store.load(options).openExisting()) {
      new FindGaps(opened, known).run();
      PrintWriter out = spec.commandLine().getOut();
      BarPrinter printer = format.printer(out, HEADER);
      printer.begin();
      new ReadGaps(opened, known)
          .completeness(gaps.selection())
          .forEach(day -> printer.print(cells(day)));
      printer.end();
      out.flush();
    }
    return ExitCode.OK;
  }

  private static List<String> cells(Completeness day) {
    List<String> cells = new ArrayList<>();
    cells.add(day.instrument().symbol());
    cells.add(day.instrument().venue());
    cells.add(day.tradingDate().toString());
    cells.add(Long.toString(day.expected()));
    cells.add(Long.toString(day.present()));
    cells.add(Long.toString(day.missingBars()));
    for (GapReason reason : GapReason.values()) {
      cells.add(Long.toString(day.missing().getOrDefault(reason, 0L)));
    }
    cells.add(day.assumed() ? "" : percent(day));
    return cells;
  }

  /** Rounded down: 100 is said of what is complete, and of nothing else. */
  private static String percent(Completeness day) {
    return BigDecimal.valueOf(100 * day.present())
        .divide(BigDecimal.valueOf(day.expected()), PERCENT_DIGITS, RoundingMode.DOWN)
        .toPlainString();
  }
}
