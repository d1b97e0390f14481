package io.stockstream.apps.runtime.config;

import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.function.Function;

/**
 * Merges default, file, environment and flags, the later over the earlier, and reports all problems
 * together: unknown keys with the nearest known one, and whatever the config record finds.
 * Immutable.
 */
public final class ConfigLoader {

  private final Seq<ConfigKey<?>> keys;

  private ConfigLoader(Seq<ConfigKey<?>> keys) {
    this.keys = keys;
  }

  /**
   * Returns a loader that knows these keys and no others; repeating a key does no harm.
   *
   * @throws IllegalArgumentException when two different keys share a name or a generic variable
   */
  public static ConfigLoader of(Seq<ConfigKey<?>> keys) {
    Seq<ConfigKey<?>> distinct = keys.distinct();
    Seq<ConfigKey<?>> byVariable = distinct.distinctBy(ConfigKey::genericEnvName);
    if (byVariable.size() < distinct.size()) {
      String twice = distinct.removeAll(byVariable).map(ConfigKey::name).mkString(", ");
      throw new IllegalArgumentException("Invariant: declared twice: " + twice);
    }
    return new ConfigLoader(distinct);
  }

  /** Merges the sources and reads the config; a file that cannot be read ends it at once. */
  public <C> Validation<Seq<ConfigProblem>, Loaded<C>> load(
      ConfigSources sources, Function<Settings, Validation<Seq<ConfigProblem>, C>> from) {
    return Layers.read(sources).flatMap(layers -> load(layers, from));
  }

  private <C> Validation<Seq<ConfigProblem>, Loaded<C>> load(
      Layers layers, Function<Settings, Validation<Seq<ConfigProblem>, C>> from) {
    Settings settings = new Settings(keys, layers.merged(keys));
    return ConfigProblem.flatten(
        Validation.combine(onlyKnown(layers), from.apply(settings))
            .ap((known, config) -> new Loaded<>(config, settings)));
  }

  private Validation<Seq<ConfigProblem>, Layers> onlyKnown(Layers layers) {
    Seq<ConfigProblem> unknown = layers.unknown(keys);
    return unknown.isEmpty() ? Validation.valid(layers) : Validation.invalid(unknown);
  }
}
