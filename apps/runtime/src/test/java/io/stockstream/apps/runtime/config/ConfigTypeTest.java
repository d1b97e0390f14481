package io.stockstream.apps.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTypeTest {

  private enum Guarantee {
    FAST,
    EXACTLY_ONCE
  }

  @Test
  void textIsStripped() {
    assertThat(read(ConfigType.text(), " a b ")).isEqualTo("a b");
  }

  @Test
  void secretIsKeptAsItIsAndNotShown() {
    Secret secret = read(ConfigType.ofSecret(), " hunter2 ");

    assertThat(secret.reveal()).isEqualTo(" hunter2 ");
    assertThat(secret).hasToString("****");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void blankIsNeitherTextNorSecretNorPath(String text) {
    refused(ConfigType.text(), text);
    refused(ConfigType.ofSecret(), text);
    refused(ConfigType.path(), text);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 10", "+5, 5"})
  void integerTakesItsWholeRange(String text, int expected) {
    assertThat(read(ConfigType.integer(1, 10), text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "11", "1.0", "1e1", "ten", "99999999999"})
  void integerRefuses(String text) {
    refused(ConfigType.integer(1, 10), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "1", "TRUE"})
  void boolRefuses(String text) {
    refused(ConfigType.bool(), text);
  }

  @Test
  void boolIsTrueOrFalse() {
    assertThat(read(ConfigType.bool(), "true")).isTrue();
    assertThat(read(ConfigType.bool(), "false")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "2h, PT2H", "1d, PT24H", "0s, PT0S"})
  void durationHasAUnit(String text, Duration expected) {
    assertThat(read(ConfigType.duration(), text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "s",
        "-1s",
        "1.5s",
        "30 s",
        "30S",
        "PT30S",
        "9999999999999999999s",
        "999999999999999999d"
      })
  void durationRefuses(String text) {
    refused(ConfigType.duration(), text);
  }

  @ParameterizedTest
  @CsvSource({"1B, 1", "2KiB, 2048", "64MiB, 67108864", "1GiB, 1073741824", "1TiB, 1099511627776"})
  void byteSizeHasAUnit(String text, long expected) {
    assertThat(read(ConfigType.byteSize(), text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "64", "64MB", "64mib", "-1B", "9999999999999999999B"})
  void byteSizeRefuses(String text) {
    refused(ConfigType.byteSize(), text);
  }

  @Test
  void byteSizeBeyondALongIsRefused() {
    refused(ConfigType.byteSize(), "999999999TiB");
  }

  @Test
  void pathNeedNotExist() {
    assertThat(read(ConfigType.path(), "no/such")).isEqualTo(Path.of("no/such"));
    refused(ConfigType.path(), "nul\0");
  }

  @Test
  void constantsAreNamedInKebabCase() {
    assertThat(read(ConfigType.oneOf(Guarantee.class), "exactly-once"))
        .isEqualTo(Guarantee.EXACTLY_ONCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EXACTLY_ONCE", "exactly_once", "slow"})
  void oneOfRefuses(String text) {
    refused(ConfigType.oneOf(Guarantee.class), text);
  }

  @Test
  void expectationsReadAsEnglish() {
    assertThat(ConfigType.oneOf(Guarantee.class).expectation())
        .isEqualTo("one of fast, exactly-once");
    assertThat(ConfigType.integer(1, 10).expectation()).isEqualTo("a whole number from 1 to 10");
    assertThat(ConfigType.byteSize().expectation()).isEqualTo("a byte size such as 64MiB");
  }

  private static <T> T read(ConfigType<T> type, String text) {
    return type.parser().apply(text).get();
  }

  private static void refused(ConfigType<?> type, String text) {
    assertThat(type.parser().apply(text)).isEmpty();
  }
}
