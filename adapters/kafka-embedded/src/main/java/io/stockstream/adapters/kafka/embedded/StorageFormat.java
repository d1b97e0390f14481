package io.stockstream.adapters.kafka.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.properties.PropertiesUtils;
import org.apache.kafka.metadata.storage.Formatter;

/** Gives a new directory its cluster id, and refuses one that is not ours. */
final class StorageFormat {

  private static final String METADATA_LOG = "__cluster_metadata-0";

  private StorageFormat() {}

  static void ensure(Path directory, List<String> scramUsers) throws IOException {
    Path identity = directory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME);
    if (Files.exists(identity)) {
      verify(identity);
    } else {
      refuseForeign(directory);
      format(directory, scramUsers);
    }
  }

  private static void verify(Path identity) {
    int nodeId = read(identity).nodeId().orElse(-1);
    if (nodeId != BrokerSettings.NODE_ID) {
      throw BrokerFailure.otherNode(identity, nodeId);
    }
  }

  private static MetaProperties read(Path identity) {
    try {
      var properties = PropertiesUtils.readPropertiesFile(identity.toString());
      return new MetaProperties.Builder(properties).build();
    } catch (IOException | RuntimeException e) {
      throw BrokerFailure.damaged(identity, e);
    }
  }

  /**
   * Kafka takes every folder in its directory for a partition; files do not disturb it. A format
   * that was cut short leaves the metadata log.
   */
  private static void refuseForeign(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      entries
          .filter(Files::isDirectory)
          .filter(folder -> !folder.endsWith(METADATA_LOG))
          .findFirst()
          .ifPresent(
              folder -> {
                throw BrokerFailure.notABrokers(directory, folder);
              });
    }
  }

  private static void format(Path directory, List<String> scramUsers) throws IOException {
    try {
      formatter(directory.toString()).setScramArguments(scramUsers).run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static Formatter formatter(String directory) {
    return new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(BrokerSettings.NODE_ID)
        .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
        .setDirectories(List.of(directory))
        .setMetadataLogDirectory(directory);
  }
}
