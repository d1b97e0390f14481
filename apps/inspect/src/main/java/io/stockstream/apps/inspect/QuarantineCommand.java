package io.stockstream.apps.inspect;

import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.wiring.LogLocation;
import io.stockstream.apps.wiring.StoreLocation;
import io.stockstream.domain.bar.Violation;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordPublisher;
import io.stockstream.ports.store.QuarantinedRecord;
import io.stockstream.ports.store.Store;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at what could not stand, and sends it through the log again. */
@Command(
    name = "quarantine",
    description = "Lists, shows and sends again what could not stand.",
    synopsisSubcommandLabel = "(list | show | requeue)",
    mixinStandardHelpOptions = true)
public final class QuarantineCommand {

  @Spec private CommandSpec spec;

  @Command(name = "list", description = "One line a record: id, position, reasons.")
  ExitCode list(@Mixin CommonOptions options, @Mixin StoreOption store) {
    PrintWriter out = spec.commandLine().getOut();
    try (Store opened = store.load(options).openExisting()) {
      opened.quarantine().forEach(quarantined -> out.println(line(quarantined)));
    }
    out.flush();
    return ExitCode.OK;
  }

  private static String line(QuarantinedRecord quarantined) {
    return "%s at %s: %s"
        .formatted(quarantined.id(), quarantined.position(), reasons(quarantined, "; "));
  }

  private static String reasons(QuarantinedRecord quarantined, String separator) {
    return quarantined.violations().stream()
        .map(Violation::toString)
        .collect(Collectors.joining(separator));
  }

  @Command(name = "show", description = "A record whole: where from, why, and its bytes.")
  ExitCode show(
      @Mixin CommonOptions options,
      @Mixin StoreOption store,
      @Parameters(paramLabel = "ID", description = "As list prints it.") String id) {
    PrintWriter out = spec.commandLine().getOut();
    try (Store opened = store.load(options).openExisting()) {
      QuarantinedRecord quarantined = find(opened, id);
      out.println("id        " + quarantined.id());
      out.println("position  " + quarantined.position());
      out.println("appended  " + quarantined.appendTime());
      quarantined
          .line()
          .forEach(line -> out.println("file      " + line.sha256() + " line " + line.line()));
      out.println("reasons   " + reasons(quarantined, "\n          "));
      out.println("key       " + printable(quarantined.key()));
      out.println("value     " + printable(quarantined.value()));
    }
    out.flush();
    return ExitCode.OK;
  }

  /** Quotes what a terminal would act on; the bytes themselves stay as they are in the store. */
  private static String printable(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8)
        .codePoints()
        .mapToObj(c -> Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c))
        .collect(Collectors.joining());
  }

  @Command(
      name = "requeue",
      description = "Appends records to the log again, byte for byte, once the reason is mended.")
  ExitCode requeue(
      @Mixin CommonOptions options,
      @Mixin StoreOption store,
      @Mixin LogOption log,
      @Parameters(paramLabel = "ID", arity = "1..*", description = "As list prints it.")
          List<String> ids) {
    StoreLocation location = store.load(options);
    try (Store opened = location.openExisting()) {
      List<OutgoingRecord> records =
          ids.stream()
              .map(id -> find(opened, id))
              .map(quarantined -> new OutgoingRecord(quarantined.key(), quarantined.value()))
              .toList();
      try (LogLocation target = log.open(options, location, opened);
          RecordPublisher publisher = target.publisher()) {
        long sent = publisher.publish(records.iterator());
        spec.commandLine().getOut().println("requeued " + sent);
        spec.commandLine().getOut().flush();
      }
    }
    return ExitCode.OK;
  }

  private static QuarantinedRecord find(Store store, String id) {
    return store
        .quarantine()
        .find(id)
        .orElseThrow(
            () ->
                new PortException(
                    FailureKind.REJECTED,
                    "quarantine: expected a record '" + id + "', was none; see quarantine list"));
  }
}
