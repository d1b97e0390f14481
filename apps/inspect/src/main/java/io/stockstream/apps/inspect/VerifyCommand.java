package io.stockstream.apps.inspect;

import com.google.inject.Injector;
import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.runtime.Injectors;
import io.stockstream.apps.wiring.CoreModule;
import io.stockstream.apps.wiring.LogLocation;
import io.stockstream.apps.wiring.StoreLocation;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.log.MessageDecoder;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.verify.Verification;
import io.stockstream.ports.verify.VerifyStore;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Computes a store again from the log, by other code, and prints every difference. */
@Command(
    name = "verify",
    description = {
      "Computes everything again from the log, by other code than the stream's, and compares it with the store.",
      "The log is the broker at KAFKA_BROKER when that is set, else the one in --home that demo and replay use."
    })
public final class VerifyCommand implements Callable<ExitCode> {

  @Mixin private CommonOptions options;

  @Mixin private StoreOption store;

  @Mixin private LogOption log;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    PrintWriter out = spec.commandLine().getOut();
    StoreLocation location = store.load(options);
    try (Store opened = location.openExisting();
        LogLocation source = log.open(options, location, opened)) {
      Injector injector = Injectors.production(new CoreModule());
      VerifyStore verify =
          new VerifyStore(
              source.reader(),
              injector.getInstance(MessageDecoder.class),
              injector.getInstance(Reference.class),
              opened.bars(),
              location.sorters());
      Verification found = verify.run(out::println);
      if (found.extent().removed() > 0) {
        out.println(
            "retention has removed %d records: base bars are compared with what is left, roll-ups with the stored base bars"
                .formatted(found.extent().removed()));
      }
      out.println(found);
      out.flush();
      return found.holds() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }
  }
}
