package io.stockstream.adapters.clickhouse.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A server's folder: its configuration, its data, its logs.
 *
 * @param path absolute
 * @param program that runs on it
 */
record ServerFolder(Path path, ServerProgram program) {

  private static final int LINES_TO_QUOTE = 5;

  /** Writes the configuration; data that is there stays. */
  void configure(int port, String password) {
    try {
      Files.createDirectories(path.resolve("log"));
      Files.writeString(path.resolve("config.xml"), resource("config.xml", port, password));
      Files.writeString(path.resolve("users.xml"), resource("users.xml", port, password));
      Files.writeString(script(), resource(program.script(), port, password));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String resource(String name, int port, String password) throws IOException {
    try (InputStream in = ServerFolder.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@FOLDER@", path.toString())
          .replace("@PORT@", Integer.toString(port))
          .replace("@PASSWORD_SHA256@", sha256(password));
    }
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Invariant: every JVM has SHA-256", e);
    }
  }

  private Path script() {
    return path.resolve(program.script());
  }

  /** Returns how to run the program, once it is configured. */
  List<String> command(int port) {
    return List.of(
        "python3", script().toString(), program.path().toString(), path.toString(), "" + port);
  }

  /** Returns where the process's own output goes, before there is a log. */
  Path output() {
    return path.resolve("log/output.log");
  }

  /** Returns the last that the server said, for when it does not start. */
  String lastWords() {
    for (Path file : List.of(path.resolve("log/server.err.log"), output())) {
      try {
        List<String> lines = Files.readAllLines(file);
        if (!lines.isEmpty()) {
          int from = Math.max(0, lines.size() - LINES_TO_QUOTE);
          return String.join(" / ", lines.subList(from, lines.size()));
        }
      } catch (IOException e) {
        // The next one may say more.
      }
    }
    return "nothing";
  }
}
