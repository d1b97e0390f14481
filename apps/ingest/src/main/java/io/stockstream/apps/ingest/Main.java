package io.stockstream.apps.ingest;

import io.stockstream.apps.runtime.CommandLineApp;

/** Runs {@link IngestCommand} on its own. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    CommandLineApp.main(new IngestCommand(), args);
  }
}
