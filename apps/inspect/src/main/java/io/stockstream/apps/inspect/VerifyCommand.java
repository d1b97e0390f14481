package io.stockstream.apps.inspect;

import com.google.inject.Injector;
import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.runtime.Injectors;
import io.stockstream.apps.wiring.CoreModule;
import io.stockstream.apps.wiring.LogLocation;
import io.stockstream.apps.wiring.ReferenceOption;
import io.stockstream.apps.wiring.StoreLocation;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.log.MessageDecoder;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.BindEditions;
import io.stockstream.ports.verify.CompareStores;
import io.stockstream.ports.verify.Comparison;
import io.stockstream.ports.verify.Verification;
import io.stockstream.ports.verify.VerifyStore;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Computes a store again from the log, by other code, or compares it with another store, and prints
 * the differences.
 */
@Command(
    name = "verify",
    description = {
      "Computes everything again from the log, by other code than the stream's, and compares it with the store.",
      "A stream may go on meanwhile: rows that it is about to change are counted as pending.",
      "The log is the broker at KAFKA_BROKER when that is set, else the one in --home that demo and replay use.",
      "With --against no log is read: the other store is what is expected, and both may be of any kind."
    })
public final class VerifyCommand implements Callable<ExitCode> {

  @Mixin private CommonOptions options;

  @Mixin private StoreOption store;

  @Mixin private AgainstOption against;

  @Mixin private LogOption log;

  @Mixin private ReferenceOption reference;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    return against.isGiven() ? compare() : verify();
  }

  private ExitCode compare() {
    if (log.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "--against: expected no --home, as no log is read, was both");
    }
    int limit = against.limit();
    PrintWriter out = spec.commandLine().getOut();
    StoreLocation location = store.load(options);
    StoreLocation other = against.load(options);
    try (Store opened = location.openExisting();
        Store expected = other.openExisting()) {
      Comparison found =
          new CompareStores(opened, expected, location.sorters()).run(limit, out::println);
      out.println("store " + location + ": " + found.store());
      out.println("against " + other + ": " + found.against());
      out.println("verify --against: " + found);
      out.flush();
      return found.holds() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }
  }

  private ExitCode verify() {
    PrintWriter out = spec.commandLine().getOut();
    Reference known = reference.load(options);
    StoreLocation location = store.load(options);
    try (Store opened = location.openExisting();
        LogLocation source = log.open(options, location, opened)) {
      new BindEditions(opened.editions(), known).check();
      Injector injector = Injectors.production(new CoreModule(known));
      VerifyStore verify =
          new VerifyStore(
              source.reader(),
              injector.getInstance(MessageDecoder.class),
              injector.getInstance(Reference.class),
              opened,
              location.sorters());
      Verification found = verify.run(out::println);
      if (found.extent().removed() > 0) {
        out.println(
            "retention has removed %d records: base bars are compared with what is left, roll-ups with the stored base bars"
                .formatted(found.extent().removed()));
      }
      if (found.ahead() > 0) {
        out.println(
            "the ledger does not have the last %d records yet: rows that they change are pending, and not judged"
                .formatted(found.ahead()));
      }
      out.println(found);
      out.flush();
      return found.holds() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }
  }
}
