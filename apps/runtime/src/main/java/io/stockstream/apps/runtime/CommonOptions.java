package io.stockstream.apps.runtime;

import io.stockstream.apps.runtime.config.ConfigException;
import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.apps.runtime.config.ConfigLoader;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigSources;
import io.stockstream.apps.runtime.config.Loaded;
import io.stockstream.apps.runtime.config.Settings;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The options that every command takes, {@code --help} and {@code --version} included: a field
 * {@code @Mixin CommonOptions options} of each command that can be run.
 */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
public final class CommonOptions {

  static final String DEBUG = "--debug";

  @CommandLine.Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Properties file with settings.")
  private Path config;

  @CommandLine.Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting; overrides file and environment. Repeatable.")
  private Map<String, String> flags = new LinkedHashMap<>();

  @CommandLine.Option(names = DEBUG, description = "Log more, and show stack traces.")
  private boolean debug;

  /**
   * Loads the config from {@code --config}, the environment and {@code --set}.
   *
   * @param keys every key that may be set, those of the file included
   * @throws ConfigException with every problem
   */
  public <C> Loaded<C> load(
      Seq<ConfigKey<?>> keys, Function<Settings, Validation<Seq<ConfigProblem>, C>> from) {
    return load(keys, from, Map.of());
  }

  /**
   * Loads the config likewise, with a command's own options on top.
   *
   * @param options settings by key, for which the command has options of their own; null values are
   *     options that were not given
   */
  public <C> Loaded<C> load(
      Seq<ConfigKey<?>> keys,
      Function<Settings, Validation<Seq<ConfigProblem>, C>> from,
      Map<String, Object> options) {
    Map<String, String> all = new LinkedHashMap<>(flags);
    options.forEach((key, value) -> Option.of(value).peek(v -> all.put(key, v.toString())));
    return ConfigLoader.of(keys)
        .load(new ConfigSources(Option.of(config), System.getenv(), all), from)
        .toEither()
        .getOrElseThrow(ConfigException::new);
  }

  /** Returns the places that settings are read from. */
  public ConfigSources sources() {
    return new ConfigSources(Option.of(config), System.getenv(), flags);
  }
}
