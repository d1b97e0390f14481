package io.stockstream.apps.migrate;

import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.wiring.StoreLocation;
import io.stockstream.ports.store.Store;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a store, or brings it to the version of this release; may be run again at any time. */
@Command(
    name = "migrate",
    description = {
      "Makes a store, or brings it to the version of this release; running it again changes nothing.",
      "Other commands check the version and change nothing. Run it as a user who may create tables."
    })
public final class MigrateCommand implements Callable<ExitCode> {

  @Mixin private CommonOptions options;

  @Option(
      names = "--store",
      paramLabel = "STORE",
      description = "The store, such as clickhouse://127.0.0.1:8123/market.")
  private String store;

  @Option(
      names = "--roles",
      description = {
        "Also makes the roles of the store, and the users whose names and passwords are set as",
        "roles.ingest-user, roles.ingest-password and so on (export, dashboard, migrate). Run it as",
        "an administrator."
      })
  private boolean roles;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    Map<String, Object> flags = new HashMap<>();
    flags.put(StoreLocation.STORE.name(), store);
    MigrateSettings settings =
        options.load(MigrateSettings.KEYS, MigrateSettings::from, flags).config();
    StoreLocation location = settings.store();
    String done = location.migrate();
    try (Store opened = location.openExisting()) {
      tell(location, done + "; id " + opened.id());
    }
    if (roles) {
      tell(location, location.grant(settings.users()));
    }
    return ExitCode.OK;
  }

  private void tell(StoreLocation location, String done) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("store " + location + ": " + done);
    out.flush();
  }
}
