package io.stockstream.apps.runtime.config;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Reads settings from environment variables. */
final class Environment {

  private final Map<String, String> variables;

  Environment(java.util.Map<String, String> variables) {
    this.variables = HashMap.ofAll(variables).filterValues(value -> !value.isEmpty());
  }

  /** Returns values by key; the generic variable goes before the one that the key names. */
  Map<String, String> values(Seq<ConfigKey<?>> keys) {
    return keys.flatMap(this::value).toMap(pair -> pair);
  }

  /**
   * Returns variables that look like ours and are no key's. Only those of a module that has keys:
   * {@code STOCKSTREAM_HOME} is for others to read.
   */
  Seq<String> unknown(Seq<ConfigKey<?>> keys) {
    Seq<String> known = keys.map(ConfigKey::genericEnvName);
    Seq<String> prefixes = keys.map(ConfigKey::moduleEnvPrefix).distinct();
    return variables
        .keySet()
        .filter(name -> prefixes.exists(name::startsWith) && !known.contains(name))
        .toList()
        .sorted();
  }

  private Option<Tuple2<String, String>> value(ConfigKey<?> key) {
    return variables
        .get(key.genericEnvName())
        .orElse(() -> key.envName().flatMap(variables::get))
        .map(value -> Tuple.of(key.name(), value));
  }
}
