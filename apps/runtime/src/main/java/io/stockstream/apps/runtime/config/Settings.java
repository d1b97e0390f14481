package io.stockstream.apps.runtime.config;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;

/**
 * Holds the merged settings and reads them, each by its {@link ConfigKey}. Made by {@link
 * ConfigLoader}; immutable. {@code toString} is the effective table.
 */
public final class Settings {

  private final Seq<ConfigKey<?>> keys;
  private final Map<String, Setting> given;

  Settings(Seq<ConfigKey<?>> keys, Map<String, Setting> given) {
    this.keys = keys;
    this.given = given;
  }

  /** Returns the value or the default; a key that has neither is a problem. */
  public <T> Validation<ConfigProblem, T> get(ConfigKey<T> key) {
    return setting(key)
        .map(setting -> parse(key, setting.text()))
        .getOrElse(() -> Validation.invalid(missing(key)));
  }

  /** Returns the value or the default, or none for a key that has neither. */
  public <T> Validation<ConfigProblem, Option<T>> find(ConfigKey<T> key) {
    return setting(key)
        .map(setting -> parse(key, setting.text()).map(Option::some))
        .getOrElse(() -> Validation.valid(Option.none()));
  }

  /** Says whether somebody set it, as opposed to its default. */
  public boolean isGiven(ConfigKey<?> key) {
    return given.containsKey(key.name());
  }

  /** Returns one line for each key: name, value (secrets masked), and where it is from. */
  public String table() {
    return SettingsTable.of(keys, this::setting);
  }

  @Override
  public String toString() {
    return table();
  }

  private Option<Setting> setting(ConfigKey<?> key) {
    return given
        .get(key.name())
        .orElse(() -> key.defaultText().map(text -> new Setting(text, Source.DEFAULT)));
  }

  private static <T> Validation<ConfigProblem, T> parse(ConfigKey<T> key, String text) {
    return key.type()
        .parser()
        .apply(text)
        .toValidation(
            () ->
                ConfigProblem.expected(
                    key.name(), key.type().expectation(), "'" + key.shown(text) + "'"));
  }

  private static ConfigProblem missing(ConfigKey<?> key) {
    String variable = key.envName().getOrElse(key::genericEnvName);
    return ConfigProblem.expected(
        key.name(),
        key.type().expectation() + " (" + key.description() + ")",
        "not set; give --set " + key.name() + "=VALUE or " + variable);
  }
}
