package io.stockstream.apps.export;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.flat;
import static io.stockstream.adapters.testkit.TestingBars.statement;

import io.stockstream.adapters.duckdb.DuckDbStore;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.adapters.testkit.TestingStream;
import io.stockstream.apps.runtime.CommandLineApp;
import io.stockstream.apps.runtime.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the commands share: a DuckDB store, and what a command said last. */
abstract class TestingCommands {

  static final int A_DAY = 24 * 60;

  final TestingStream stream = new TestingStream(Instant.parse("2026-01-20T00:00:00Z"));
  List<String> lines = List.of();
  String err = "";
  private int batches;

  @TempDir Path folder;

  Path file(String name) {
    return folder.resolve(name + ".duckdb");
  }

  /** A minute of Apple and one of Tesla on each day from Monday on. */
  void storeThreeDays() {
    for (int day = 0; day < 3; day++) {
      stream.say(statement(APPLE, day * A_DAY, flat("10"), 1));
      stream.say(statement(TESLA, day * A_DAY, flat("20.123456789012345678"), 1));
    }
    commit();
  }

  /** Stores what the stream said since the last time. */
  void commit() {
    try (TestingStore store = new TestingStore(DuckDbStore::open, file("store"))) {
      stream.store(store, stream.cut(batches++), 1);
    }
  }

  ExitCode run(Object command, String warehouse, List<String> options) {
    List<String> arguments =
        new ArrayList<>(List.of("--store", "duckdb:" + file("store"), "--warehouse", warehouse));
    arguments.addAll(options);
    StringWriter out = new StringWriter();
    StringWriter errors = new StringWriter();
    int code =
        CommandLineApp.of(command, new PrintWriter(out), new PrintWriter(errors))
            .run(arguments.toArray(String[]::new));
    lines = out.toString().lines().toList();
    err = errors.toString();
    return Arrays.stream(ExitCode.values()).filter(e -> e.code() == code).findAny().orElseThrow();
  }

  String lastLine() {
    return lines.get(lines.size() - 1);
  }
}
