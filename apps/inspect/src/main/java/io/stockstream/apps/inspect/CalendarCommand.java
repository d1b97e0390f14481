package io.stockstream.apps.inspect;

import io.stockstream.adapters.calendars.PackagedCalendars;
import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.domain.calendar.TradingCalendar;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the sessions of a market. */
@Command(
    name = "calendar",
    description = {
      "Prints the sessions of a market, a line a trading date, and the dates on which it rests though it usually would not.",
      "Hours are on the market's own wall; what begins on the evening before a date is marked eve."
    })
public final class CalendarCommand implements Callable<ExitCode> {

  @Mixin private CommonOptions options;

  @Parameters(paramLabel = "NAME", description = "The calendar, such as XNYS, XTKS, 24x5.")
  private String name;

  @Option(names = "--from", required = true, description = "First date, such as 2026-01-01.")
  private LocalDate from;

  @Option(names = "--to", required = true, description = "Last date.")
  private LocalDate to;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    if (to.isBefore(from)) {
      throw misused("--to: expected a date on or after --from " + from + ", was " + to);
    }
    TradingCalendar calendar =
        PackagedCalendars.all().find(name).toEither().getOrElseThrow(this::misused);
    PrintWriter out = spec.commandLine().getOut();
    CalendarDays days = new CalendarDays(calendar);
    out.println(days.header());
    from.datesUntil(to.plusDays(1)).forEach(date -> days.line(date).forEach(out::println));
    out.println(days.sum());
    out.flush();
    return ExitCode.OK;
  }

  private ParameterException misused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
