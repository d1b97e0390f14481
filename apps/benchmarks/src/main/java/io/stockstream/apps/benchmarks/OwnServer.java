package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.clickhouse.server.ClickHouseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A ClickHouse server that is a run's own; what it holds goes with it. */
final class OwnServer implements AutoCloseable {

  private final Path folder;
  private final ClickHouseServer server;

  private OwnServer(Path folder, ClickHouseServer server) {
    this.folder = folder;
    this.server = server;
  }

  static OwnServer start() throws IOException {
    Path folder = Files.createTempDirectory("server-");
    return new OwnServer(folder, ClickHouseServer.start(folder, UUID.randomUUID().toString()));
  }

  Databases databases() {
    return new Databases(server);
  }

  @Override
  public void close() throws IOException {
    server.kill();
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
