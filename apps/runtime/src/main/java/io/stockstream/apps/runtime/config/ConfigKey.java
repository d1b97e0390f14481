package io.stockstream.apps.runtime.config;

import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Declares a setting, once: its name, what it means, the values it takes and its default.
 *
 * @param name kebab case, prefixed by the module: {@code kafka.bootstrap-servers}
 * @param description what it is for, without a full stop
 * @param type the values it takes
 * @param defaultText the default as it would be written in a file; none makes the key required, or
 *     optional where it is read by {@link Settings#find}
 * @param envName a second environment variable, beside the one of {@link #genericEnvName}
 */
public record ConfigKey<T>(
    String name,
    String description,
    ConfigType<T> type,
    Option<String> defaultText,
    Option<String> envName) {

  static final String ENV_PREFIX = "STOCKSTREAM_";

  private static final Pattern NAME =
      Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+");

  /**
   * @throws IllegalArgumentException when the name is not of the form {@code module.kebab-key}, or
   *     the default is not of the type
   */
  public ConfigKey {
    require(NAME.matcher(name).matches(), name, "a name such as kafka.bootstrap-servers");
    require(
        defaultText.forAll(text -> type.parser().apply(text).isDefined()),
        name,
        "a default that is " + type.expectation());
  }

  /** Declares a key without a default. */
  public static <T> ConfigKey<T> of(String name, String description, ConfigType<T> type) {
    return new ConfigKey<>(name, description, type, Option.none(), Option.none());
  }

  /** Gives the default as it would be written in a file: {@code 30s}. */
  public ConfigKey<T> withDefault(String text) {
    return new ConfigKey<>(name, description, type, Option.of(text), envName);
  }

  /** Names a second environment variable; the generic one goes before it. */
  public ConfigKey<T> withEnv(String variable) {
    return new ConfigKey<>(name, description, type, defaultText, Option.of(variable));
  }

  /** Returns {@code STOCKSTREAM_KAFKA_TOPIC} for {@code kafka.topic}. */
  public String genericEnvName() {
    return ENV_PREFIX + envStyle(name);
  }

  /** Returns the prefix that the generic variables of the key's module share. */
  String moduleEnvPrefix() {
    return ENV_PREFIX + envStyle(name.substring(0, name.indexOf('.') + 1));
  }

  /** Returns the text as it may be shown. */
  String shown(String text) {
    return type.secret() ? Secret.MASK : text;
  }

  private static String envStyle(String text) {
    return text.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static void require(boolean holds, String name, String expectation) {
    if (!holds) {
      throw new IllegalArgumentException("Invariant: key '" + name + "' needs " + expectation);
    }
  }
}
