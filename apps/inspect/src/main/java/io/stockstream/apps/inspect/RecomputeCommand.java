package io.stockstream.apps.inspect;

import io.stockstream.adapters.wire.JsonMessageEncoder;
import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.wiring.LogLocation;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordPublisher;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the stream to fold roll-ups anew, as after a change of calendar or ladder. */
@Command(
    name = "recompute",
    description = {
      "Appends to the log that roll-ups be folded anew, by the rules that the stream was started with.",
      "The log is the broker at KAFKA_BROKER when that is set, else the one in --home; the stream, or the next replay, does it."
    })
public final class RecomputeCommand implements Callable<ExitCode> {

  @Mixin private CommonOptions options;

  @Mixin private StoreOption store;

  @Mixin private LogOption log;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SYMBOL@VENUE",
      arity = "1..*",
      description = "Instruments, such as AAPL@XNAS.")
  private List<String> names;

  @Option(
      names = "--from",
      required = true,
      description = "Beginning of the time concerned, such as 2026-01-05T00:00:00Z.")
  private Instant from;

  @Option(names = "--to", required = true, description = "First instant after it.")
  private Instant until;

  @Override
  public ExitCode call() {
    if (!from.isBefore(until)) {
      throw misused("--to: expected a time after " + from + ", was " + until);
    }
    List<OutgoingRecord> records = new ArrayList<>();
    names.stream().map(this::instrument).forEach(instrument -> addAll(instrument, records));
    try (LogLocation target = log.open(options, store.load(options));
        RecordPublisher publisher = target.publisher()) {
      long sent = publisher.publish(records.iterator());
      PrintWriter out = spec.commandLine().getOut();
      out.println("recompute of %d instruments, published %d".formatted(names.size(), sent));
      out.flush();
    }
    return ExitCode.OK;
  }

  private InstrumentId instrument(String name) {
    int at = Math.max(0, name.lastIndexOf('@'));
    return InstrumentId.of(name.substring(0, at), name.substring(Math.min(name.length(), at + 1)))
        .getOrElseThrow(
            () -> misused("SYMBOL@VENUE: expected a name such as AAPL@XNAS, was '" + name + "'"));
  }

  /** One message takes so much time and no more. */
  private void addAll(InstrumentId instrument, List<OutgoingRecord> records) {
    for (Instant at = from; at.isBefore(until); at = at.plus(Recompute.LONGEST)) {
      Instant end = at.plus(Recompute.LONGEST);
      Interval part = new Interval(at, end.isBefore(until) ? end : until);
      records.add(JsonMessageEncoder.toRecord(new Recompute(instrument, part)));
    }
  }

  private ParameterException misused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
