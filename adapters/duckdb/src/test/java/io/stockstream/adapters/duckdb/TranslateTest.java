package io.stockstream.adapters.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IO Error: Could not set lock on file \"x\": Conflicting lock is held in PID 7 | RETRYABLE",
        "IO Error: Could not write file: No space left on device | RETRYABLE",
        "IO Error: Cannot open file \"x\": Permission denied | MISCONFIGURED",
        "IO Error: Cannot open file \"x\": Read-only file system | MISCONFIGURED",
        "IO Error: The file \"x\" exists, but it is not a valid DuckDB database file! | MISCONFIGURED",
        "IO Error: Cannot open file \"x\": No such file or directory | MISCONFIGURED",
        "TransactionContext Error: Conflict on tuple deletion! | RETRYABLE",
        "TransactionContext Error: Failed to commit: write-write conflict on key: \"1\" | RETRYABLE",
        "TransactionContext Error: Failed to commit: PRIMARY KEY or UNIQUE constraint violation: duplicate key \"1\" | RETRYABLE",
        "Connection was closed | RETRYABLE",
        "Binder Error: no such column | INTERNAL"
      })
  void everyFailureHasItsKindAndOneLine(String message, FailureKind kind) {
    PortException translated =
        Translate.translate(
            Path.of("x.duckdb"), "writing", new SQLException(message + "\n\nand more"));

    assertThat(translated.kind()).isEqualTo(kind);
    assertThat(translated).hasMessageStartingWith("store duckdb:x.duckdb: ");
    assertThat(translated).hasMessageNotContaining("\n");
  }
}
