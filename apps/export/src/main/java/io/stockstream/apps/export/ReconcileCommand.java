package io.stockstream.apps.export;

import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.wiring.ReferenceOption;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.export.ExportTable;
import io.stockstream.ports.export.ReconcileTable;
import io.stockstream.ports.export.TableSource;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.verify.RowSorters;
import io.stockstream.ports.warehouse.Warehouse;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds a warehouse against its store. */
@Command(
    name = "reconcile",
    description = {
      "Holds the warehouse against the store: rows, sum of volumes and hash of each date, from the values on either side.",
      "Of dates that differ it names the rows. With --repair it exports just those dates again, and looks once more."
    })
public final class ReconcileCommand implements Callable<ExitCode> {

  @Mixin private CommonOptions options;

  @Mixin private SidesOption sides;

  @Mixin private DatesOption dates;

  @Mixin private TablesOption tables;

  @Mixin private ReferenceOption reference;

  @Option(names = "--repair", description = "Exports the dates that differ once more.")
  private boolean repair;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Prints at most N differing rows a date; default ${DEFAULT-VALUE}.",
      defaultValue = "20")
  private int limit;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    if (limit < 0) {
      throw new ParameterException(spec.commandLine(), "--limit: expected 0 or more, was " + limit);
    }
    DateRange range = dates.range();
    ExportSettings settings = sides.load(options);
    Reference known = reference.load(options);
    PrintWriter out = spec.commandLine().getOut();
    long differing = 0;
    try (Store store = settings.store().openExisting();
        Warehouse warehouse = settings.warehouse().openExisting()) {
      List<TableSource> sources = tables.sources(store, known);
      warehouse.check(sources.stream().map(TableSource::table).toList());
      for (TableSource source : sources) {
        differing +=
            reconcile(new Sides(store, warehouse, settings.store().sorters()), source, range, out);
      }
    }
    return differing == 0 ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  /** What is held against each other. */
  private record Sides(Store store, Warehouse warehouse, RowSorters sorters) {}

  /** Returns how many dates differ in the end. */
  private long reconcile(Sides sides, TableSource source, DateRange range, PrintWriter out) {
    List<LocalDate> differing = compare(sides, source, range, out);
    if (repair && !differing.isEmpty()) {
      repair(sides, source, differing, out);
      DateRange repaired = new DateRange(differing.get(0), differing.get(differing.size() - 1));
      return compare(sides, source, repaired, out).size();
    }
    return differing.size();
  }

  private List<LocalDate> compare(
      Sides sides, TableSource source, DateRange range, PrintWriter out) {
    List<LocalDate> differing = new ArrayList<>();
    long[] compared = {0, 0};
    new ReconcileTable(sides.store(), source, sides.warehouse(), sides.sorters())
        .run(
            range,
            limit,
            out::println,
            date -> {
              compared[0]++;
              compared[1] += date.store().rows();
              if (!date.agrees()) {
                differing.add(date.date());
                out.println(date);
              }
            });
    out.println(
        "reconcile: table=%s dates=%d rows=%d equal=%d differ=%d"
            .formatted(
                source.table(),
                compared[0],
                compared[1],
                compared[0] - differing.size(),
                differing.size()));
    out.flush();
    return differing;
  }

  private static void repair(
      Sides sides, TableSource source, List<LocalDate> dates, PrintWriter out) {
    sides.warehouse().prepare(List.of(source.table()));
    new ExportTable(sides.store(), source, sides.warehouse(), Clock.systemUTC())
        .repair(
            dates, shipment -> shipment.lines().forEach(line -> out.println("repair: " + line)));
  }
}
