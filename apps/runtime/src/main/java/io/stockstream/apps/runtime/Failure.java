package io.stockstream.apps.runtime;

import io.stockstream.apps.runtime.config.ConfigException;
import io.stockstream.ports.failure.PortException;
import io.vavr.collection.List;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.util.Objects;

/**
 * What an exception means to the person at the terminal. Guice, Spark and executors wrap, so the
 * first exception with a meaning counts, however deep.
 *
 * @param lines what to print, each a single line
 */
record Failure(ExitCode exit, List<String> lines) {

  private static final int DEEPEST = 50;

  static Failure of(Throwable thrown) {
    return Stream.iterate(thrown, Throwable::getCause)
        .takeWhile(Objects::nonNull)
        .take(DEEPEST)
        .flatMap(Failure::meaning)
        .headOption()
        .getOrElse(() -> new Failure(ExitCode.INTERNAL, List.of(unexpected(thrown))));
  }

  boolean unexpected() {
    return exit == ExitCode.INTERNAL;
  }

  private static Option<Failure> meaning(Throwable thrown) {
    if (thrown instanceof PortException port) {
      return failure(ExitCode.of(port.kind()), List.of(port.getMessage()));
    }
    if (thrown instanceof ConfigException config) {
      return failure(ExitCode.MISCONFIGURED, config.lines());
    }
    return thrown instanceof InterruptedException
        ? failure(ExitCode.INTERRUPTED, List.of("interrupted"))
        : Option.none();
  }

  private static Option<Failure> failure(ExitCode exit, List<String> lines) {
    return Option.of(new Failure(exit, lines.map(Failure::oneLine)));
  }

  private static String unexpected(Throwable thrown) {
    String message = Option.of(thrown.getMessage()).getOrElse("no message");
    return oneLine("internal error: " + thrown.getClass().getName() + ": " + message);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
