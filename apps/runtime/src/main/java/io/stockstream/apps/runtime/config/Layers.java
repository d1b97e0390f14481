package io.stockstream.apps.runtime.config;

import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Validation;

/** What each source says, before it is merged. */
record Layers(Map<String, String> file, Environment environment, Map<String, String> flags) {

  /** The modules whose settings some app declares; a new one is added here. */
  private static final Set<String> MODULES =
      HashSet.of("broker", "feed", "kafka", "reference", "roles", "store", "stream", "warehouse");

  static Validation<Seq<ConfigProblem>, Layers> read(ConfigSources sources) {
    return sources
        .file()
        .map(path -> PropertiesFile.read("--config", path))
        .getOrElse(() -> Validation.valid(HashMap.empty()))
        .<Seq<ConfigProblem>>mapError(List::of)
        .map(file -> of(file, sources));
  }

  private static Layers of(Map<String, String> file, ConfigSources sources) {
    return new Layers(file, new Environment(sources.environment()), HashMap.ofAll(sources.flags()));
  }

  Map<String, Setting> merged(Seq<ConfigKey<?>> keys) {
    return layer(flags, Source.FLAG)
        .merge(layer(environment.values(keys), Source.ENV))
        .merge(layer(file, Source.FILE));
  }

  Seq<ConfigProblem> unknown(Seq<ConfigKey<?>> keys) {
    Seq<String> names = keys.map(ConfigKey::name);
    Seq<String> given = file.keySet().addAll(flags.keySet()).toList().sorted();
    Seq<String> variables = keys.map(ConfigKey::genericEnvName);
    return given
        .removeAll(names)
        .reject(name -> isAnotherApps(name, names))
        .map(name -> ConfigProblem.unknown("key", name, names))
        .appendAll(
            environment
                .unknown(keys)
                .map(name -> ConfigProblem.unknown("variable", name, variables)));
  }

  /** One file may hold the settings of all apps: what belongs to a module of others is theirs. */
  private static boolean isAnotherApps(String name, Seq<String> names) {
    String module = module(name);
    return MODULES.contains(module) && names.forAll(known -> !module(known).equals(module));
  }

  private static String module(String name) {
    return name.substring(0, Math.max(0, name.indexOf('.')));
  }

  private static Map<String, Setting> layer(Map<String, String> values, Source source) {
    return values.mapValues(text -> new Setting(text, source));
  }
}
