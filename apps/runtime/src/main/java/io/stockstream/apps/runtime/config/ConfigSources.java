package io.stockstream.apps.runtime.config;

import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Map;

/**
 * Names the places that settings are read from, each overriding the one before it.
 *
 * @param file a properties file in UTF-8
 * @param environment variables by name; an empty value counts as not set
 * @param flags values by key
 */
public record ConfigSources(
    Option<Path> file, Map<String, String> environment, Map<String, String> flags) {

  /** Returns sources without a file and an environment, which is what tests mostly want. */
  public static ConfigSources ofFlags(Map<String, String> flags) {
    return new ConfigSources(Option.none(), Map.of(), flags);
  }

  /** Returns names only: any value may be a secret. */
  @Override
  public String toString() {
    return "ConfigSources[file=" + file + ", flags=" + flags.keySet() + "]";
  }
}
