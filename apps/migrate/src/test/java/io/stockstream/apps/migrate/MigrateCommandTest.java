package io.stockstream.apps.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import io.stockstream.apps.runtime.CommandLineApp;
import io.stockstream.apps.runtime.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateCommandTest {

  private static final String UNIQUE = UUID.randomUUID().toString().replace("-", "");
  private static final String DATABASE = "test_" + UNIQUE;
  private static final String MAKER = "maker_" + UNIQUE;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  /** The administrator makes everything once; the user that it made is enough from then on. */
  @Test
  void anAdministratorMakesStoreRolesAndUsersAndTheUsersDoTheRest() throws Exception {
    TestingClickHouse server = TestingClickHouse.shared();
    String store = server.url().replaceFirst("^http:", "clickhouse:") + "/" + DATABASE;
    Path administrator =
        config(
            "store.user=" + server.user(),
            "store.password=" + server.password(),
            "roles.migrate-user=" + MAKER,
            "roles.migrate-password=s3cret");
    Path maker = config("store.user=" + MAKER, "store.password=s3cret");

    assertThat(run(administrator, store, "--roles")).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(run(maker, store)).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(lines(out))
        .hasSize(3)
        .allMatch(line -> line.startsWith("store " + store + ": "))
        .last()
        .isEqualTo(lines(out).get(0));
    assertThat(lines(out).get(1))
        .endsWith(
            ": roles %1$s_migrate, %1$s_ingest, %1$s_export, %1$s_dashboard; users %2$s"
                .formatted(DATABASE, MAKER));

    assertThat(run(maker, store, "--roles")).isEqualTo(ExitCode.MISCONFIGURED);
    assertThat(lines(err)).hasSize(1);
    assertThat(lines(err).get(0))
        .startsWith("stockstream: store " + store + ": granting, which takes an administrator, ")
        .doesNotContain("s3cret");
  }

  @Test
  void aFileHasNoUsers() {
    String store = "duckdb:" + folder.resolve("store.duckdb");

    assertThat(run("--store", store, "--roles")).isEqualTo(ExitCode.MISCONFIGURED);

    assertThat(lines(err)).singleElement().asString().contains(store).contains("leave --roles out");
  }

  private ExitCode run(Path config, String store, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--config", config.toString(), "--store", store));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private ExitCode run(String... arguments) {
    int code =
        CommandLineApp.of(new MigrateCommand(), new PrintWriter(out), new PrintWriter(err))
            .run(arguments);
    return List.of(ExitCode.values()).stream()
        .filter(each -> each.code() == code)
        .findAny()
        .orElseThrow();
  }

  private Path config(String... lines) throws IOException {
    return Files.write(Files.createTempFile(folder, "store", ".properties"), List.of(lines));
  }

  private static List<String> lines(StringWriter text) {
    return text.toString().lines().toList();
  }
}
