package io.stockstream.apps.runtime.config;

import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** What each source says, before it is merged. */
record Layers(Map<String, String> file, Environment environment, Map<String, String> flags) {

  static Validation<Seq<ConfigProblem>, Layers> read(ConfigSources sources) {
    return sources
        .file()
        .map(PropertiesFile::read)
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
        .map(name -> unknown("key", name, names))
        .appendAll(environment.unknown(keys).map(name -> unknown("variable", name, variables)));
  }

  private static ConfigProblem unknown(String what, String name, Seq<String> known) {
    String hint =
        Nearest.to(name, known)
            .map(nearest -> ", the nearest known is " + nearest)
            .getOrElse(", none is known here");
    return new ConfigProblem(name, "unknown " + what + hint);
  }

  private static Map<String, Setting> layer(Map<String, String> values, Source source) {
    return values.mapValues(text -> new Setting(text, source));
  }
}
