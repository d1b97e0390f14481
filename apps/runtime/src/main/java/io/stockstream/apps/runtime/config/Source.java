package io.stockstream.apps.runtime.config;

import java.util.Locale;

/** Says where a value came from; a later constant overrides an earlier one. */
public enum Source {
  DEFAULT,
  FILE,
  ENV,
  FLAG;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
