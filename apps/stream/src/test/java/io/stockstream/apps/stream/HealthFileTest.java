package io.stockstream.apps.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.adapters.spark.Lag;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthFileTest {

  @TempDir Path folder;

  @Test
  void aStreamThatGetsOnSaysHowFarItIs() throws IOException {
    Path file = folder.resolve("health");

    new HealthFile(file).saw(new Lag(12, 3, Duration.ofMillis(250)));

    assertThat(file).hasContent("records=12 batch=3 for=250ms");
  }

  @Test
  void aBatchThatIsStuckLeavesTheFileAsItIs() throws IOException {
    Path file = folder.resolve("health");
    Files.writeString(file, "before");

    new HealthFile(file).saw(new Lag(12, 3, HealthFile.STUCK));

    assertThat(file).hasContent("before");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    Path file = folder.resolve("absent/health");

    assertThatThrownBy(() -> new HealthFile(file).saw(new Lag(0, -1, Duration.ZERO)))
        .isInstanceOf(PortException.class)
        .hasMessageContaining("health file " + file);
  }
}
