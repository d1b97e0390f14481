package io.stockstream.adapters.clickhouse;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Statements in a file of the jar. A statement ends with a line, a line of two dashes is for
 * people.
 */
record SqlScript(String text) {

  static SqlScript read(String file) {
    try (InputStream in = SqlScript.class.getResourceAsStream(file)) {
      return new SqlScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new PortException(
          FailureKind.INTERNAL, "Invariant: " + file + " is in the jar, was not readable", e);
    }
  }

  List<String> statements() {
    String statements =
        text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
    return Stream.of(statements.split(";\n|;$"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  /** Returns the SHA-256 of the whole file. */
  String checksum() {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }
}
