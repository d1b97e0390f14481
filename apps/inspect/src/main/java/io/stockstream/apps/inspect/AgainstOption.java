package io.stockstream.apps.inspect;

import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.wiring.StoreLocation;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Another store, which must hold the same. */
final class AgainstOption {

  @Option(
      names = "--against",
      paramLabel = "STORE",
      description =
          "Compares with another store instead of with the log: every bar, and what is in quarantine.")
  private String store;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "With --against: prints at most N differing days, bars and records each; default ${DEFAULT-VALUE}.",
      defaultValue = "20")
  private int limit;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  boolean isGiven() {
    return store != null;
  }

  StoreLocation load(CommonOptions options) {
    return options
        .load(StoreLocation.KEYS, StoreLocation::from, Map.of(StoreLocation.STORE.name(), store))
        .config();
  }

  /**
   * @throws ParameterException when it is negative
   */
  int limit() {
    if (limit < 0) {
      throw new ParameterException(
          command.commandLine(), "--limit: expected 0 or more, was " + limit);
    }
    return limit;
  }
}
