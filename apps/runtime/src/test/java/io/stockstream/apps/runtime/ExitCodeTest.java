package io.stockstream.apps.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.ports.failure.FailureKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {

  @ParameterizedTest
  @CsvSource({"RETRYABLE, 4", "REJECTED, 5", "MISCONFIGURED, 3", "INTERNAL, 70"})
  void everyFailureKindHasItsCode(FailureKind kind, int code) {
    assertThat(ExitCode.of(kind).code()).isEqualTo(code);
  }

  @Test
  void codesAreAPromise() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code))
        .containsExactly(0, 1, 2, 3, 4, 5, 70, 130);
  }
}
