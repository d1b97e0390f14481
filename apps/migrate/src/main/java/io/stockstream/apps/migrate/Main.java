package io.stockstream.apps.migrate;

import io.stockstream.apps.runtime.CommandLineApp;

/** Runs {@link MigrateCommand} on its own. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    CommandLineApp.main(new MigrateCommand(), args);
  }
}
