package io.stockstream.adapters.kafka.embedded;

import static io.stockstream.ports.failure.FailureKind.MISCONFIGURED;
import static io.stockstream.ports.failure.FailureKind.RETRYABLE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stockstream.ports.failure.PortException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedBrokerFailureTest {

  @TempDir Path directory;

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      PortException failure = failureOf(directory, taken.getLocalPort());

      assertThat(failure.kind()).isEqualTo(MISCONFIGURED);
      assertThat(failure)
          .hasMessage(
              "embedded broker: cannot listen on 127.0.0.1 port %d (Address already in use);"
                  + " stop what uses it, or set another port or 0 for a free one",
              taken.getLocalPort());
    }
  }

  @Test
  void aFailedStartLeavesTheDirectoryFree() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      failureOf(directory, taken.getLocalPort());
    }

    EmbeddedBroker.start(new EmbeddedBrokerConfig(directory, 0)).close();
  }

  @Test
  void aDirectoryInUseInThisJvmIsNamedAndLeftAlone() throws Exception {
    try (var broker = EmbeddedBroker.start(new EmbeddedBrokerConfig(directory, 0))) {
      PortException failure = failureOf(directory, 0);

      assertInUse(failure);
      new TestingRecords(broker).createTopic();
    }
  }

  @Test
  void aDirectoryInUseByAnotherProcessIsNamed() throws Exception {
    try (var process = TestingBrokerProcess.start(directory)) {
      assertInUse(failureOf(directory, 0));
      process.kill();
    }
  }

  @Test
  void aDirectoryInUseByAPlainKafkaIsNamed() throws Exception {
    try (var kafka = FileChannel.open(directory.resolve(".lock"), CREATE, WRITE);
        var held = kafka.lock()) {
      assertThat(held.isValid()).isTrue();
      assertInUse(failureOf(directory, 0));
    }
  }

  @Test
  void aFileIsNoDirectory() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    PortException failure = failureOf(file, 0);

    assertThat(failure.kind()).isEqualTo(MISCONFIGURED);
    assertThat(failure)
        .hasMessage("embedded broker: %s is not a directory; name a new or empty one", file);
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
    Path below = Files.createFile(directory.resolve("file")).resolve("below");

    PortException failure = failureOf(below, 0);

    assertThat(failure.kind()).isEqualTo(MISCONFIGURED);
    assertThat(failure)
        .hasMessageStartingWith("embedded broker: cannot write to directory " + below);
  }

  @Test
  void aDirectoryWithSomebodysFoldersIsLeftAlone() throws Exception {
    Files.createDirectory(directory.resolve("photos"));

    PortException failure = failureOf(directory, 0);

    assertThat(failure.kind()).isEqualTo(MISCONFIGURED);
    assertThat(failure).hasMessageContaining("holds folder 'photos' but no meta.properties");
    assertThat(directory.resolve("meta.properties")).doesNotExist();
  }

  @Test
  void aFormatThatWasCutShortIsDoneAgain() throws Exception {
    StorageFormat.ensure(directory, List.of());
    Files.delete(directory.resolve("meta.properties"));

    try (var broker = EmbeddedBroker.start(new EmbeddedBrokerConfig(directory, 0))) {
      new TestingRecords(broker).createTopic();
    }
  }

  @Test
  void aDirectoryOfAnotherClusterIsNamed() throws Exception {
    writeIdentity("version=1\ncluster.id=MkU3OEVBNTcwNTJENDM2Qk\nnode.id=7\n");

    PortException failure = failureOf(directory, 0);

    assertThat(failure.kind()).isEqualTo(MISCONFIGURED);
    assertThat(failure)
        .hasMessageContaining("belongs to another cluster: expected node.id 1, was 7");
  }

  @Test
  void aDamagedIdentityIsNamed() throws Exception {
    writeIdentity("version=1\nnode.id=one\n");

    PortException failure = failureOf(directory, 0);

    assertThat(failure.kind()).isEqualTo(MISCONFIGURED);
    assertThat(failure)
        .hasMessageContaining(directory.resolve("meta.properties") + " is damaged")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void dataThatKafkaRefusesIsNamedInOneLineAndFreesTheDirectory() throws Exception {
    EmbeddedBroker.start(new EmbeddedBrokerConfig(directory, 0)).close();
    Path stranger = Files.createDirectory(directory.resolve("photos"));

    PortException failure = failureOf(directory, 0);

    assertThat(failure.kind()).isEqualTo(MISCONFIGURED);
    assertThat(failure)
        .hasMessageContaining("did not start on directory " + directory)
        .hasMessageContaining("photos")
        .message()
        .doesNotContain("\n");
    Files.delete(stranger);
    EmbeddedBroker.start(new EmbeddedBrokerConfig(directory, 0)).close();
  }

  @Test
  void aPortOutsideTheRangeIsRefused() {
    assertThatThrownBy(() -> new EmbeddedBrokerConfig(directory, 65_536))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("port: expected 0 to 65535, was 65536; 0 picks a free one");
  }

  private void assertInUse(PortException failure) {
    assertThat(failure.kind()).isEqualTo(RETRYABLE);
    assertThat(failure)
        .hasMessage(
            "embedded broker: directory %s is in use by another broker;"
                + " stop that one, or name another directory",
            directory);
  }

  private void writeIdentity(String text) throws Exception {
    Files.writeString(directory.resolve("meta.properties"), text);
  }

  private static PortException failureOf(Path directory, int port) {
    return catchThrowableOfType(
        PortException.class, () -> EmbeddedBroker.start(new EmbeddedBrokerConfig(directory, port)));
  }
}
