package io.stockstream.apps.export;

import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.wiring.ReferenceOption;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.export.ExportTable;
import io.stockstream.ports.export.PlannedExport;
import io.stockstream.ports.export.PlannedShipment;
import io.stockstream.ports.export.TableSource;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.FindGaps;
import io.stockstream.ports.warehouse.Estimate;
import io.stockstream.ports.warehouse.Warehouse;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings what changed in a store into a warehouse. */
@Command(
    name = "export",
    description = {
      "Brings every date that changed in the store since the last export into the warehouse, corrections to old dates included.",
      "It may be repeated, stopped and run twice at a time: each date arrives exactly once, and what is there already is not sent again.",
      "Gaps are looked for first, as 'gaps' does, and kept in the store.",
      "Exit code 1 says that a date does not come out as it should, and the others were exported."
    })
public final class ExportCommand implements Callable<ExitCode> {

  @Mixin private CommonOptions options;

  @Mixin private SidesOption sides;

  @Mixin private DatesOption dates;

  @Mixin private TablesOption tables;

  @Mixin private ReferenceOption reference;

  @Option(
      names = "--dry-run",
      description = "Only prints dates, rows, bytes and cost; changes nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Prints one line of JSON in the end, and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    DateRange range = dates.range();
    ExportSettings settings = sides.load(options);
    Reference known = reference.load(options);
    try (Store store = settings.store().openExisting()) {
      List<TableSource> sources = tables.sources(store, known);
      if (dryRun) {
        return plan(settings, store, sources, range);
      }
      if (tables.contains(ExportedTable.gaps)) {
        lookForGaps(store, known);
      }
      return export(settings, store, sources, range);
    }
  }

  /** Who only reads the store may export what others found. */
  private void lookForGaps(Store store, Reference known) {
    try {
      new FindGaps(store, known).run();
    } catch (PortException e) {
      if (e.kind() != FailureKind.MISCONFIGURED) {
        throw e;
      }
      PrintWriter err = spec.commandLine().getErr();
      err.println("gaps are exported as they were found last: " + e.getMessage());
      err.flush();
    }
  }

  private ExitCode export(
      ExportSettings settings, Store store, List<TableSource> sources, DateRange range) {
    PrintWriter out = spec.commandLine().getOut();
    ExportReport report = new ExportReport();
    try (Warehouse warehouse = settings.warehouse().open()) {
      warehouse.prepare(sources.stream().map(TableSource::table).toList());
      for (TableSource source : sources) {
        long skipped =
            new ExportTable(store, source, warehouse, Clock.systemUTC())
                .run(
                    range,
                    shipment -> {
                      report.add(shipment);
                      print(json ? List.of() : shipment.lines(), out);
                    });
        report.skip(skipped);
      }
    }
    out.println(json ? report.json() : report);
    out.flush();
    return report.failed() ? ExitCode.CHECK_FAILED : ExitCode.OK;
  }

  private static void print(List<String> lines, PrintWriter out) {
    lines.forEach(out::println);
    out.flush();
  }

  private ExitCode plan(
      ExportSettings settings, Store store, List<TableSource> sources, DateRange range) {
    PrintWriter out = spec.commandLine().getOut();
    PlannedTotal total = new PlannedTotal();
    try (Warehouse warehouse = settings.warehouse().openExisting()) {
      warehouse.check(sources.stream().map(TableSource::table).toList());
      for (TableSource source : sources) {
        PlannedExport planned =
            new ExportTable(store, source, warehouse, Clock.systemUTC()).plan(range);
        total.add(planned);
        print(json ? List.of() : lines(planned), out);
      }
    }
    out.println(json ? total.json() : total);
    out.flush();
    return total.conflicts() > 0 ? ExitCode.CHECK_FAILED : ExitCode.OK;
  }

  private static List<String> lines(PlannedExport planned) {
    return Stream.concat(
            planned.conflicts().stream()
                .map(plan -> plan.snapshot() + ": conflict, " + plan.reason()),
            planned.shipments().stream().map(ExportCommand::line))
        .toList();
  }

  private static String line(PlannedShipment planned) {
    Estimate estimate = planned.estimate();
    return "%s: to be exported, %s; rows=%d upload-bytes=%d scan-bytes=%d dollars=%s"
        .formatted(
            planned.shipment(),
            planned.reasons(),
            planned.rows(),
            estimate.uploadedBytes(),
            estimate.scannedBytes(),
            estimate.dollars().map(BigDecimal::toPlainString).orElse("none"));
  }
}
