package io.stockstream.apps.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs an app in a JVM of its own, because logging is set up once per process. */
class LoggingTest {

  @TempDir private Path folder;

  @Test
  void stdoutHoldsResultsAndStderrTheLog() throws Exception {
    assertThat(run(List.of())).isEqualTo(ExitCode.CHECK_FAILED.code());

    assertThat(stdout()).isEqualTo("result\n");
    assertThat(stderr())
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  Talking our info\n"
                + "\\S+ WARN  Foreign their warning\n"
                + "\\S+ ERROR ControllerApis Unexpected .*apiKey=FETCH,\n\\) with context\n");
  }

  @Test
  void levelIsASystemProperty() throws Exception {
    run(List.of("-Dstockstream.log.level=WARN"));

    assertThat(stderr()).doesNotContain("our info").contains("their warning");
  }

  @Test
  void debugRaisesOurLevelOnly() throws Exception {
    run(List.of(), "--debug");

    assertThat(stderr()).contains("our debug").doesNotContain("their info");
  }

  private int run(List<String> jvmArgs, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(jvmArgs);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Talking.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start()
        .waitFor();
  }

  private String stdout() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  private String stderr() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  @Command(name = "talking")
  static final class Talking implements Callable<ExitCode> {

    @Mixin private CommonOptions options;

    public static void main(String[] args) {
      CommandLineApp.main(new Talking(), args);
    }

    @Override
    public ExitCode call() {
      LoggerFactory.getLogger(Talking.class.getName().replace('$', '.')).info("our info");
      LoggerFactory.getLogger(Talking.class).debug("our debug");
      LoggerFactory.getLogger("org.apache.Foreign").info("their info");
      LoggerFactory.getLogger("org.apache.Foreign").warn("their warning");
      LoggerFactory.getLogger("kafka.server.ControllerApis")
          .error("Unexpected error handling request RequestHeader(apiKey=FETCH,\n) with context");
      LoggerFactory.getLogger("kafka.server.ControllerApis")
          .error(
              "Unexpected error handling request RequestHeader(apiKey=CONTROLLER_REGISTRATION,"
                  + " apiVersion=0)\n) with context",
              new IllegalStateException("not the controller, not yet"));
      System.out.println("result");
      return ExitCode.CHECK_FAILED;
    }
  }
}
