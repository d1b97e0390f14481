package io.stockstream.apps.runtime.config;

import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Try;
import io.vavr.control.Validation;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Reads {@code key=value} lines. */
final class PropertiesFile {

  private PropertiesFile() {}

  /**
   * @param key the flag or setting that names the file
   */
  static Validation<ConfigProblem, Map<String, String>> read(String key, Path file) {
    return Try.of(() -> load(file))
        .toValidation()
        .mapError(
            failure ->
                ConfigProblem.expected(
                    key,
                    "a readable properties file in UTF-8",
                    "'" + file + "' (" + failure.getClass().getSimpleName() + ")"));
  }

  private static Map<String, String> load(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return HashMap.ofAll(properties)
        .map((key, value) -> Tuple.of(key.toString(), value.toString()));
  }
}
