package io.stockstream.apps.inspect;

import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.wiring.Accounts;
import io.stockstream.domain.merge.Account;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.Store;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the account of every batch, and their sum. */
@Command(
    name = "ledger",
    description = "Prints the account of every batch, and their sum on the last line.")
public final class LedgerCommand implements Callable<ExitCode> {

  @Mixin private CommonOptions options;

  @Mixin private StoreOption store;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Store opened = store.load(options).openExisting()) {
      List<LedgerEntry> entries = opened.ledger().entries();
      entries.forEach(entry -> out.println(line(entry)));
      Account total = Accounts.total(entries);
      out.println(total);
      out.flush();
      return total.unexplained() == 0 ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }
  }

  private static String line(LedgerEntry entry) {
    String offsets =
        entry.ranges().stream()
            .map(r -> "%s/%d:%d-%d".formatted(r.topic(), r.partition(), r.from(), r.until()))
            .collect(Collectors.joining(","));
    return "batch=%s offsets=%s dates=%d %s"
        .formatted(entry.batch(), offsets, entry.dates().size(), entry.account());
  }
}
