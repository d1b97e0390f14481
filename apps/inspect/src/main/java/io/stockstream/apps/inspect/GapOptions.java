package io.stockstream.apps.inspect;

import io.stockstream.ports.store.GapSelection;
import io.vavr.control.Option;
import java.time.Instant;
import picocli.CommandLine;

/** Of which instruments, and in which stretch of time. */
final class GapOptions {

  @CommandLine.Option(names = "--symbol", description = "Only this symbol.")
  private String symbol;

  @CommandLine.Option(names = "--venue", description = "Only this venue.")
  private String venue;

  @CommandLine.Option(
      names = "--from",
      description =
          "Only what ends after it, such as 2026-01-05T14:30:00Z; default each instrument's first bar.")
  private Instant from;

  @CommandLine.Option(
      names = "--to",
      description = "Only what begins before it; default how far each instrument's time has come.")
  private Instant until;

  GapSelection selection() {
    return new GapSelection(Option.of(symbol), Option.of(venue), Option.of(from), Option.of(until));
  }
}
