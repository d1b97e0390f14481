package io.stockstream.apps.runtime.config;

import java.io.Serializable;

/**
 * Holds a value that must not be seen: its {@code toString} is {@code ****}.
 *
 * @param reveal the value itself
 */
public record Secret(String reveal) implements Serializable {

  static final String MASK = "****";

  @Override
  public String toString() {
    return MASK;
  }
}
