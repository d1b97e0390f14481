package io.stockstream.domain.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentIdTest {

  private static final String APPLE_EMOJI = "\ud83c\udf4e";

  @ParameterizedTest
  @MethodSource
  void aSymbolMayBeAnyPrintableTextOfUpTo64Characters(String symbol) {
    assertThat(InstrumentId.violations(symbol, "XNAS")).isEmpty();
    assertThat(InstrumentId.of(symbol, "XNAS").get().symbol()).isEqualTo(symbol);
  }

  static Stream<String> aSymbolMayBeAnyPrintableTextOfUpTo64Characters() {
    return Stream.of(
        "A",
        "BRK.B",
        "BTC-USD",
        "EUR/USD",
        "a@b",
        "'; drop table bars; --",
        "../../etc/passwd",
        "株式",
        "A B",
        "~",
        APPLE_EMOJI,
        "x".repeat(64),
        APPLE_EMOJI.repeat(64));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @MethodSource
  void aSymbolHoldsNothingThatCannotBeSeen(String symbol) {
    assertThat(InstrumentId.violations(symbol, "XNAS"))
        .extracting(Violation::code)
        .containsExactly(ViolationCode.BAD_SYMBOL);
    assertThat(InstrumentId.of(symbol, "XNAS")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new InstrumentId(symbol, "XNAS"));
  }

  static Stream<String> aSymbolHoldsNothingThatCannotBeSeen() {
    return Stream.of(
        "x".repeat(65),
        APPLE_EMOJI.repeat(65),
        "A\u0000",
        "A\nB",
        "A\u007f",
        "A\u0085",
        "A\u202eB",
        "A\u2066B",
        "\u200fA",
        "A\u2028B",
        "A\ud83c",
        "\udf4eA",
        "\udf4e\ud83c",
        "A\ud83cB",
        "\ufffe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"XNAS", "COINBASE", "24X", "A.B-C_9", "-"})
  void aVenueIsMadeOfCapitalsDigitsAndThreeMarks(String venue) {
    assertThat(InstrumentId.isVenue(venue)).isTrue();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"xnas", "X@N", "X N", "XNÄS", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456"})
  void anyOtherVenueIsRefused(String venue) {
    assertThat(InstrumentId.isVenue(venue)).isFalse();
    assertThat(InstrumentId.violations("AAPL", venue))
        .extracting(Violation::code)
        .containsExactly(ViolationCode.BAD_VENUE);
  }

  @Test
  void aRefusedSymbolIsShownShortAndEscaped() {
    List<Violation> violations = InstrumentId.violations("A\u202e" + "x".repeat(100), "XNAS");

    assertThat(violations.get(0).was()).isEqualTo("'A\\u202e" + "x".repeat(78) + "…'");
  }

  @Test
  void instrumentsAreInTheOrderOfVenueThenSymbol() {
    List<InstrumentId> ordered =
        List.of(new InstrumentId("Z", "A"), new InstrumentId("A", "B"), new InstrumentId("B", "B"));

    assertThat(ordered.stream().sorted()).isEqualTo(ordered);
    assertThat(ordered.get(0)).hasToString("Z@A");
  }
}
