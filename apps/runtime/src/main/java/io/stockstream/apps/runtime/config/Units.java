package io.stockstream.apps.runtime.config;

import io.vavr.Function2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a whole number and its unit. */
final class Units {

  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,18})([A-Za-z]+)");

  private static final Map<String, ChronoUnit> TIMES =
      HashMap.of(
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  private static final Map<String, Long> SIZES =
      HashMap.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);

  private Units() {}

  static Option<Duration> duration(String text) {
    return read(text, TIMES, Duration::of);
  }

  static Option<Long> bytes(String text) {
    return read(text, SIZES, Math::multiplyExact);
  }

  private static <U, T> Option<T> read(
      String text, Map<String, U> units, Function2<Long, U, T> value) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(text);
    return Option.when(matcher.matches(), matcher)
        .flatMap(m -> units.get(m.group(2)))
        .flatMap(unit -> times(Long.parseLong(matcher.group(1)), unit, value));
  }

  /** Returns none where the product does not fit. */
  private static <U, T> Option<T> times(long number, U unit, Function2<Long, U, T> value) {
    return Try.of(() -> value.apply(number, unit)).toOption();
  }
}
