package io.stockstream.apps.embedded;

import com.google.inject.Injector;
import io.stockstream.adapters.feeds.file.FileFeed;
import io.stockstream.adapters.feeds.file.ReplayOptions;
import io.stockstream.adapters.spark.BarStream;
import io.stockstream.adapters.spark.LocalSpark;
import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.runtime.Injectors;
import io.stockstream.apps.runtime.Shutdown;
import io.stockstream.apps.wiring.CoreModule;
import io.stockstream.apps.wiring.FileOptions;
import io.stockstream.apps.wiring.ReferenceOption;
import io.stockstream.apps.wiring.StoreLocation;
import io.stockstream.domain.merge.Account;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.ports.log.MessageDecoder;
import io.stockstream.ports.log.RecordPublisher;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays files through the whole chain into a store, and stops. */
@Command(
    name = "replay",
    description = {
      "Replays files through broker and Spark into a store, and stops.",
      "Columns: symbol,asset_class,source,timeframe,open_time,open,high,low,close,volume; .gz too.",
      "Or what venues and vendors give: see --format."
    })
public final class ReplayCommand implements Callable<ExitCode> {

  @Mixin private CommonOptions options;

  @Mixin private HomeOption home;

  @Mixin private ReferenceOption reference;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, replayed in this order.")
  private List<Path> files;

  @CommandLine.Option(names = "--store", description = "Where bars go; default the home's own.")
  private String store;

  @Mixin private FileOptions fileOptions;

  @CommandLine.Option(
      names = "--symbol",
      description = "Of files of another format, which do not say it.")
  private String symbol;

  @CommandLine.Option(names = "--timeframe", description = "Likewise.")
  private String timeframe;

  @Override
  public ExitCode call() {
    Map<String, Object> flags = new HashMap<>();
    flags.put(StoreLocation.STORE.name(), store == null ? home.home().store() : store);
    StoreLocation location = options.load(StoreLocation.KEYS, StoreLocation::from, flags).config();
    Reference known = reference.load(options);
    List<FileFeed> feeds = openAll(known);
    Injector injector = Injectors.production(new CoreModule(known));
    try (Shutdown shutdown = Shutdown.via(LocalSpark::beforeShutdown);
        EmbeddedChain chain =
            EmbeddedChain.open(
                home.home(),
                location,
                injector.getInstance(MessageDecoder.class),
                injector.getInstance(Reference.class))) {
      return replay(feeds, chain, shutdown);
    }
  }

  /**
   * Every file is read through once before anything is published, so that a bad one refuses all.
   */
  private List<FileFeed> openAll(Reference known) {
    ReplayOptions replay =
        fileOptions.replay(
            known, Option.of(symbol), Option.of(timeframe).map(FileOptions::timeframeOf));
    List<FileFeed> feeds = new ArrayList<>();
    files.forEach(file -> feeds.add(FileFeed.open(file, replay)));
    return feeds;
  }

  private ExitCode replay(List<FileFeed> feeds, EmbeddedChain chain, Shutdown shutdown) {
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(out);
    RecordPublisher publisher = chain.publisher();
    for (FileFeed feed : feeds) {
      try (feed) {
        publisher.publish(new StopWhen(feed, shutdown, progress));
      }
    }
    try (BarStream stream = chain.streamAvailable(progress::committed)) {
      stream.await();
    }
    return report(progress, out);
  }

  private static ExitCode report(Progress progress, PrintWriter out) {
    Account account = progress.account();
    out.println(
        progress.changed() == 0
            ? "nothing changed: the store held all of it already"
            : "changed %,d rows of the store".formatted(progress.changed()));
    long conflicts = account.counts().of(InputClass.CONFLICT);
    if (conflicts > 0) {
      out.println(
          "%,d lines are in conflict with lines of the same number in another file: the greater content hash stands, both are kept; to make this file the later word, replay it with a higher --issue"
              .formatted(conflicts));
    }
    out.println(account);
    out.flush();
    return account.unexplained() == 0 ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }
}
