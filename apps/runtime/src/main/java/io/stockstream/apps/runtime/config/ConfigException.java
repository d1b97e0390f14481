package io.stockstream.apps.runtime.config;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** Reports every problem of a configuration together. */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> lines;

  public ConfigException(Seq<ConfigProblem> problems) {
    super(problems.mkString("\n"));
    this.lines = problems.map(ConfigProblem::toString).toList();
  }

  /** Returns one line for each problem. */
  public List<String> lines() {
    return lines;
  }
}
