package io.stockstream.apps.stream;

import io.stockstream.apps.runtime.CommandLineApp;

/** Runs {@link StreamCommand} on its own. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    CommandLineApp.main(new StreamCommand(), args);
  }
}
