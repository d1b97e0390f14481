package io.stockstream.apps.export;

import io.stockstream.apps.runtime.CommandLineApp;

/** Runs {@link ExportCommand} on its own. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    CommandLineApp.main(new ExportCommand(), args);
  }
}
