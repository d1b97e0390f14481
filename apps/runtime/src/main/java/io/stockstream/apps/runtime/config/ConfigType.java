package io.stockstream.apps.runtime.config;

import io.vavr.collection.List;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/**
 * Says which texts a key takes and what they mean. An app makes its own by the constructor.
 *
 * @param expectation what is expected, with an article: "a duration such as 30s"
 * @param parser returns none when the text is not as expected; must not throw
 * @param secret whether values are masked wherever they are shown
 */
public record ConfigType<T>(
    String expectation, Function<String, Option<T>> parser, boolean secret) {

  private static <T> ConfigType<T> of(String expectation, Function<String, Option<T>> parser) {
    return new ConfigType<>(expectation, text -> parser.apply(text.strip()), false);
  }

  /** Takes any text that is not blank, without the white space around it. */
  public static ConfigType<String> text() {
    return of("a text that is not blank", ConfigType::notBlank);
  }

  /** Takes any text that is not blank, as it is. */
  public static ConfigType<Secret> ofSecret() {
    return new ConfigType<>(
        "a secret that is not blank", text -> notBlank(text).map(Secret::new), true);
  }

  /** Takes a whole number from {@code min} to {@code max}, both inclusive. */
  public static ConfigType<Integer> integer(int min, int max) {
    return of(
        "a whole number from " + min + " to " + max,
        text -> Try.of(() -> Integer.valueOf(text)).toOption().filter(n -> n >= min && n <= max));
  }

  /** Takes {@code true} or {@code false}, nothing else. */
  public static ConfigType<Boolean> bool() {
    return of("true or false", List.of(true, false).toMap(String::valueOf, b -> b)::get);
  }

  /** Takes a whole number with a unit out of {@code ms s m h d}. */
  public static ConfigType<Duration> duration() {
    return of("a duration such as 30s", Units::duration);
  }

  /** Takes a whole number with a unit out of {@code B KiB MiB GiB TiB}; the value is in bytes. */
  public static ConfigType<Long> byteSize() {
    return of("a byte size such as 64MiB", Units::bytes);
  }

  /** Takes a path that the file system can hold; it need not exist. */
  public static ConfigType<Path> path() {
    return of("a path", text -> notBlank(text).flatMap(t -> Try.of(() -> Path.of(t)).toOption()));
  }

  /** Takes the name of a constant in kebab case: {@code exactly-once} for {@code EXACTLY_ONCE}. */
  public static <E extends Enum<E>> ConfigType<E> oneOf(Class<E> type) {
    var constants = List.of(type.getEnumConstants()).toLinkedMap(ConfigType::kebab, e -> e);
    return of("one of " + constants.keySet().mkString(", "), constants::get);
  }

  private static Option<String> notBlank(String text) {
    return Option.when(!text.isBlank(), text);
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
