package io.stockstream.apps.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.ProvisionException;
import io.stockstream.apps.runtime.config.SampleConfig;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

class CommandLineAppTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void commandsExitCodeIsTheProcesss() {
    assertThat(run(() -> ExitCode.CHECK_FAILED)).isEqualTo(1);
    assertThat(run(() -> ExitCode.OK)).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void portExceptionIsOneLineAndItsCode(FailureKind kind) {
    int code = run(thrower(new PortException(kind, "kafka at x:9092:\n refused")));

    assertThat(code).isEqualTo(ExitCode.of(kind).code());
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("stockstream: kafka at x:9092: refused");
  }

  @Test
  void wrappedPortExceptionKeepsItsMeaning() {
    var port = new PortException(FailureKind.RETRYABLE, "store is locked");

    int code = run(thrower(new ProvisionException("x", new IllegalStateException(port))));

    assertThat(code).isEqualTo(4);
    assertThat(err).hasToString("stockstream: store is locked\n");
  }

  @Test
  void exceptionThatCausesItselfEnds() {
    var first = new IllegalStateException("first");
    first.initCause(new IllegalStateException("second", first));

    assertThat(run(thrower(first))).isEqualTo(70);
  }

  @Test
  void configProblemsAreALineEach() {
    int code =
        runCommand(
            new Configured(),
            "--set=kafka.topic=bars",
            "--set=store.timeout=30",
            "--set=store.retires=1");

    assertThat(code).isEqualTo(3);
    assertThat(err.toString().lines())
        .containsExactly(
            "stockstream: store.retires: unknown key, the nearest known is store.retries",
            "stockstream: store.timeout: expected a duration such as 30s, was '30'");
  }

  @Test
  void valueOfAFlagMayHoldAnEqualsSign() {
    assertThat(runCommand(new Configured(), "--set", "kafka.topic=a=b")).isZero();
    assertThat(out).hasToString("a=b\n");
  }

  @Test
  void unexpectedExceptionIsOneLineWithoutStackTrace() {
    int code = run(thrower(new IllegalStateException("boom")));

    assertThat(code).isEqualTo(70);
    assertThat(err)
        .hasToString(
            "stockstream: internal error: java.lang.IllegalStateException: boom;"
                + " run again with --debug for the stack trace\n");
  }

  @Test
  void errorIsNotTakenForAFailedCheck() {
    Callable<ExitCode> body =
        () -> {
          throw new NoClassDefFoundError("gone");
        };

    assertThat(run(body)).isEqualTo(70);
    assertThat(err.toString().lines()).singleElement().asString().contains("gone; run again");
    assertThat(run(body, "--debug")).isEqualTo(70);
    assertThat(err.toString()).contains("\tat ");
  }

  @Test
  void debugShowsTheStackTrace() {
    int code = run(thrower(new IllegalStateException("boom")), "--debug");

    assertThat(code).isEqualTo(70);
    assertThat(err.toString())
        .startsWith("stockstream: internal error: java.lang.IllegalStateException: boom\n")
        .contains("\tat " + CommandLineAppTest.class.getName())
        .doesNotContain("run again");
  }

  @Test
  void debugOfASubcommandCounts() {
    runCommand(new Parent(), "child", "--debug");

    assertThat(err.toString()).contains("\tat ");
  }

  @Test
  void interruptionHasItsCode() {
    assertThat(run(thrower(new InterruptedException()))).isEqualTo(130);
    assertThat(err).hasToString("stockstream: interrupted\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--confg, Possible solutions: --config",
    "--set=x, should be in KEY=VALUE format but was x",
    "--config, Missing required parameter for option '--config' (FILE)"
  })
  void misuseSaysWhatAndExitsWith2(String arg, String expected) {
    int code = run(() -> ExitCode.OK, arg);

    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("stockstream: ")
        .contains(expected)
        .endsWith("Try 'sample --help'.\n");
  }

  @Test
  void missingAndMistypedSubcommandsAreMisuse() {
    assertThat(runCommand(new Parent())).isEqualTo(2);
    assertThat(runCommand(new Parent(), "chidl")).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean: parent child?");
  }

  @Test
  void versionIsTheBuilds() {
    assertThat(run(() -> ExitCode.OK, "--version")).isZero();
    assertThat(out.toString()).matches("stockstream \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  @Test
  void helpGoesToStdout() {
    assertThat(run(() -> ExitCode.OK, "--help")).isZero();
    assertThat(out.toString()).contains("--config=FILE", "--set=KEY=VALUE", "--debug", "--version");
  }

  private int run(Callable<ExitCode> body, String... args) {
    return runCommand(new Sample(body), args);
  }

  private int runCommand(Object command, String... args) {
    return CommandLineApp.of(command, new PrintWriter(out), new PrintWriter(err)).run(args);
  }

  private static Callable<ExitCode> thrower(Exception exception) {
    return () -> {
      throw exception;
    };
  }

  @Command(name = "sample")
  private static final class Sample implements Callable<ExitCode> {

    @Mixin private CommonOptions options;
    private final Callable<ExitCode> body;

    Sample(Callable<ExitCode> body) {
      this.body = body;
    }

    @Override
    public ExitCode call() throws Exception {
      return body.call();
    }
  }

  @Command(name = "configured")
  private static final class Configured implements Callable<ExitCode> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions options;

    @Override
    public ExitCode call() {
      SampleConfig config = options.load(SampleConfig.KEYS, SampleConfig::from).config();
      PrintWriter results = spec.commandLine().getOut();
      results.println(config.topic());
      results.flush();
      return ExitCode.OK;
    }
  }

  @Command(name = "parent", subcommands = Child.class)
  private static final class Parent {}

  @Command(name = "child")
  static final class Child implements Callable<ExitCode> {

    @Mixin private CommonOptions options;

    @Override
    public ExitCode call() {
      throw new IllegalStateException("boom");
    }
  }
}
