package io.stockstream.apps.export;

import io.stockstream.domain.calendar.DateRange;
import java.time.LocalDate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which dates a command is about; all of them unless some are named. */
final class DatesOption {

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "Only this UTC date of open time, such as 2026-01-05.")
  private LocalDate date;

  @Option(names = "--from", paramLabel = "DATE", description = "Only from this UTC date on.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Only up to this UTC date, inclusive.")
  private LocalDate to;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * @throws ParameterException when they contradict each other
   */
  DateRange range() {
    if (date != null && (from != null || to != null)) {
      throw new ParameterException(
          command.commandLine(), "--date: expected neither --from nor --to beside it, was both");
    }
    LocalDate first = date != null ? date : from != null ? from : LocalDate.MIN;
    LocalDate last = date != null ? date : to != null ? to : LocalDate.MAX;
    if (last.isBefore(first)) {
      throw new ParameterException(
          command.commandLine(), "--to: expected a date from " + first + " on, was " + last);
    }
    return new DateRange(first, last);
  }
}
