package io.stockstream.apps.runtime.config;

import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.nio.file.Path;

/**
 * Reads a properties file in somebody else's words, such as Kafka's own, that a setting names. It
 * is held to these words and no others: one that is misspelt would be ignored by whom it is for.
 */
public final class ForeignFile {

  private ForeignFile() {}

  /**
   * Returns what a file sets, nothing where none is named. Problems have the setting's name, and
   * never a value: any of them may be a secret.
   *
   * @param known every word that it may have
   */
  public static Validation<Seq<ConfigProblem>, Map<String, String>> read(
      ConfigKey<Path> setting, Option<Path> file, Seq<String> known) {
    return file.map(named -> PropertiesFile.read(setting.name(), named))
        .getOrElse(() -> Validation.valid(HashMap.empty()))
        .<Seq<ConfigProblem>>mapError(List::of)
        .flatMap(words -> onlyKnown(setting, words, known));
  }

  private static Validation<Seq<ConfigProblem>, Map<String, String>> onlyKnown(
      ConfigKey<Path> setting, Map<String, String> words, Seq<String> known) {
    Seq<ConfigProblem> unknown =
        words
            .keySet()
            .toList()
            .removeAll(known)
            .sorted()
            .map(word -> ConfigProblem.unknown("key", word, known))
            .map(problem -> new ConfigProblem(setting.name(), problem.toString()));
    return unknown.isEmpty() ? Validation.valid(words) : Validation.invalid(unknown);
  }
}
