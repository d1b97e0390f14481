package io.stockstream.apps.broker;

import io.stockstream.apps.runtime.CommandLineApp;

/** Runs {@link BrokerCommand} on its own. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    CommandLineApp.main(new BrokerCommand(), args);
  }
}
