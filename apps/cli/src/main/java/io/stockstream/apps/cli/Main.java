package io.stockstream.apps.cli;

import io.stockstream.apps.broker.BrokerCommand;
import io.stockstream.apps.embedded.DemoCommand;
import io.stockstream.apps.embedded.ReplayCommand;
import io.stockstream.apps.export.ExportCommand;
import io.stockstream.apps.export.ReconcileCommand;
import io.stockstream.apps.ingest.BackfillCommand;
import io.stockstream.apps.ingest.IngestCommand;
import io.stockstream.apps.inspect.BarsCommand;
import io.stockstream.apps.inspect.CalendarCommand;
import io.stockstream.apps.inspect.CompletenessCommand;
import io.stockstream.apps.inspect.GapsCommand;
import io.stockstream.apps.inspect.LedgerCommand;
import io.stockstream.apps.inspect.QuarantineCommand;
import io.stockstream.apps.inspect.RecomputeCommand;
import io.stockstream.apps.inspect.VerifyCommand;
import io.stockstream.apps.migrate.MigrateCommand;
import io.stockstream.apps.runtime.CommandLineApp;
import io.stockstream.apps.stream.StreamCommand;
import picocli.CommandLine.Command;

/** {@code stockstream <command>}. */
@Command(
    name = "stockstream",
    description = "Exact OHLCV market bars, from feed to warehouse.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      ReplayCommand.class,
      IngestCommand.class,
      BackfillCommand.class,
      StreamCommand.class,
      BrokerCommand.class,
      MigrateCommand.class,
      BarsCommand.class,
      LedgerCommand.class,
      QuarantineCommand.class,
      CalendarCommand.class,
      GapsCommand.class,
      CompletenessCommand.class,
      RecomputeCommand.class,
      VerifyCommand.class,
      ExportCommand.class,
      ReconcileCommand.class
    })
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    CommandLineApp.main(new Main(), args);
  }
}
