package io.stockstream.apps.broker;

import io.stockstream.adapters.kafka.embedded.EmbeddedBroker;
import io.stockstream.adapters.kafka.embedded.EmbeddedBrokerConfig;
import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.runtime.Shutdown;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a broker until it is stopped. */
@Command(
    name = "broker",
    description = "Runs a Kafka broker in this process, on 127.0.0.1, until it is stopped.")
public final class BrokerCommand implements Callable<ExitCode> {

  @Mixin private CommonOptions options;

  @Spec private CommandSpec spec;

  @Option(names = "--directory", description = "Folder of its log; default .stockstream/kafka.")
  private Path directory;

  @Option(names = "--port", description = "Port on 127.0.0.1; default 9092.")
  private Integer port;

  @Override
  public ExitCode call() throws InterruptedException {
    Map<String, Object> flags = new HashMap<>();
    flags.put(BrokerSettings.DIRECTORY.name(), directory);
    flags.put(BrokerSettings.PORT.name(), port);
    BrokerSettings settings =
        options.load(BrokerSettings.KEYS, BrokerSettings::from, flags).config();
    EmbeddedBrokerConfig config = new EmbeddedBrokerConfig(settings.directory(), settings.port());
    try (Shutdown shutdown = Shutdown.hook();
        EmbeddedBroker broker = EmbeddedBroker.start(config)) {
      spec.commandLine().getOut().println("broker listening on " + broker.bootstrapServers());
      spec.commandLine().getOut().flush();
      shutdown.await();
    }
    return ExitCode.OK;
  }
}
