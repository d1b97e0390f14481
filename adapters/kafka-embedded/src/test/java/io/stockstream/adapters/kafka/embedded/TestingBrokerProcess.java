package io.stockstream.adapters.kafka.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;

/** A broker in a JVM of its own, to be killed. */
final class TestingBrokerProcess implements AutoCloseable {

  private static final String READY = "ready ";

  private final Process process;
  private final String bootstrapServers;

  private TestingBrokerProcess(Process process, String bootstrapServers) {
    this.process = process;
    this.bootstrapServers = bootstrapServers;
  }

  static TestingBrokerProcess start(Path directory) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                TestingBrokerProcess.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new TestingBrokerProcess(process, awaitReady(process));
  }

  private static String awaitReady(Process process) throws IOException {
    var out = process.inputReader(UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return line.substring(READY.length());
      }
    }
    throw new IOException("the broker's process ended before it was ready");
  }

  public static void main(String[] args) {
    var broker = EmbeddedBroker.start(new EmbeddedBrokerConfig(Path.of(args[0]), 0));
    System.out.println(READY + broker.bootstrapServers());
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  /** Kills without notice (SIGKILL) and waits for the end. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
  }
}
