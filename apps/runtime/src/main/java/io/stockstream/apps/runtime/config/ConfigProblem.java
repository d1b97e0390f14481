package io.stockstream.apps.runtime.config;

import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.function.Function;

/**
 * States what is wrong with one setting.
 *
 * @param key the key, variable or flag at fault
 * @param message what was expected and what it was, never the value of a secret
 */
public record ConfigProblem(String key, String message) {

  static ConfigProblem expected(String key, String expectation, String shown) {
    return new ConfigProblem(key, "expected " + expectation + ", was " + shown);
  }

  static ConfigProblem unknown(String what, String name, Seq<String> known) {
    String hint =
        Nearest.to(name, known)
            .map(nearest -> ", the nearest known is " + nearest)
            .getOrElse(", none is known here");
    return new ConfigProblem(name, "unknown " + what + hint);
  }

  /** Joins the problems of a config that is combined from the configs of several modules. */
  public static <T> Validation<Seq<ConfigProblem>, T> flatten(
      Validation<Seq<Seq<ConfigProblem>>, T> combined) {
    return combined.mapError(problems -> problems.flatMap(Function.identity()));
  }

  @Override
  public String toString() {
    return key + ": " + message;
  }
}
