package io.stockstream.apps.runtime;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a picocli command: results go to stdout, one line for what went wrong to stderr, and the
 * exit code says what to do next. Commands are {@code Callable<ExitCode>} with a {@link
 * CommonOptions} mixin; exceptions need no handling in them.
 */
public final class CommandLineApp {

  private static final String PREFIX = "stockstream: ";

  private final CommandLine commandLine;

  private CommandLineApp(CommandLine commandLine) {
    this.commandLine = commandLine;
  }

  /** Returns an app that prints to the process's own streams. */
  public static CommandLineApp of(Object command) {
    return of(new CommandLine(command));
  }

  /** Returns an app that prints to these writers; commands print to {@code CommandLine.getOut}. */
  public static CommandLineApp of(Object command, PrintWriter out, PrintWriter err) {
    return of(new CommandLine(command).setOut(out).setErr(err));
  }

  private static CommandLineApp of(CommandLine commandLine) {
    return new CommandLineApp(
        commandLine
            .setExecutionStrategy(CommandLineApp::execute)
            .setParameterExceptionHandler((e, args) -> misused(e))
            .setExecutionExceptionHandler((e, line, parsed) -> failed(e, line, debug(parsed))));
  }

  /**
   * Runs the command and ends the process with its exit code. What it prints is for programs too,
   * so it has the same digits wherever it runs.
   */
  public static void main(Object command, String... args) {
    Locale.setDefault(Locale.ROOT);
    System.exit(of(command).run(args));
  }

  /** Runs the command and returns the exit code; throws nothing. */
  public int run(String... args) {
    try {
      return commandLine.execute(args);
    } catch (Throwable error) {
      // picocli hands over exceptions only, and an uncaught error would exit with CHECK_FAILED's 1.
      return failed(error, commandLine, List.of(args).contains(CommonOptions.DEBUG));
    }
  }

  private static int execute(ParseResult parsed) {
    if (debug(parsed)) {
      Configurator.setLevel("io.stockstream", Level.DEBUG);
    }
    int code = new RunLast().execute(parsed);
    return last(parsed).getExecutionResult() instanceof ExitCode exit ? exit.code() : code;
  }

  private static int failed(Throwable thrown, CommandLine line, boolean debug) {
    PrintWriter err = line.getErr();
    Failure failure = Failure.of(thrown);
    String hint =
        failure.unexpected() && !debug ? "; run again with --debug for the stack trace" : "";
    failure.lines().forEach(text -> err.println(PREFIX + text + hint));
    if (debug) {
      thrown.printStackTrace(err);
    }
    err.flush();
    return failure.exit().code();
  }

  private static int misused(ParameterException thrown) {
    CommandLine line = thrown.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(PREFIX + thrown.getMessage());
    UnmatchedArgumentException.printSuggestions(thrown, err);
    err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return ExitCode.USAGE.code();
  }

  private static boolean debug(ParseResult parsed) {
    return parsed.asCommandLineList().stream()
        .anyMatch(line -> line.getParseResult().hasMatchedOption(CommonOptions.DEBUG));
  }

  private static CommandLine last(ParseResult parsed) {
    List<CommandLine> lines = parsed.asCommandLineList();
    return lines.get(lines.size() - 1);
  }
}
