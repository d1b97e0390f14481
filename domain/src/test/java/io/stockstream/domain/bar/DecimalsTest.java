package io.stockstream.domain.bar;

import static io.stockstream.domain.TestingBars.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-37.63",
        "99999999999999999999.999999999999999999",
        "-99999999999999999999.999999999999999999",
        "0.000000000000000001",
        "1E+19",
        "748.2000000000000000000000000000",
        "0E-19",
        "0E-1000000000",
        "0E+1000000000"
      })
  void twentyDigitsBeforeThePointAndEighteenAfterFit(BigDecimal number) {
    assertThat(Decimals.fits(number)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100000000000000000000",
        "-100000000000000000000",
        "1E+20",
        "0.0000000000000000001",
        "748.2000000000000000001",
        "1E+1000000000",
        "-1E+1000000000",
        "1E-1000000000",
        "1E+2147483647",
        "1E-2147483647"
      })
  void whatWouldHaveToBeRoundedDoesNotFit(BigDecimal number) {
    assertThat(Assertions.assertTimeoutPreemptively(AT_ONCE, () -> Decimals.fits(number)))
        .isFalse();
  }

  @Test
  void anEndlessNumberIsRefusedAtOnce() {
    BigDecimal endless = decimal("1E+1000000000");

    Assertions.assertTimeoutPreemptively(
        AT_ONCE,
        () ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> Prices.flat(endless))
                .withMessageContaining("was '1E+1000000000'"));
  }

  /** To add 0E-100000000 to one and a half writes a hundred million zeros. */
  @ParameterizedTest
  @ValueSource(strings = {"0E-100000000", "0E-1000000000", "0E+1000000000"})
  void aZeroOfEndlessScaleCanBeHashedAndAddedAtOnce(BigDecimal zero) {
    Assertions.assertTimeoutPreemptively(
        AT_ONCE,
        () -> {
          Ohlcv odd =
              new Ohlcv(
                  Prices.flat(zero),
                  new Activity(some(zero), some(zero), some(zero), Option.none()));
          Ohlcv plain =
              new Ohlcv(
                  Prices.flat(BigDecimal.ZERO),
                  new Activity(
                      some(BigDecimal.ZERO),
                      some(BigDecimal.ZERO),
                      some(BigDecimal.ZERO),
                      Option.none()));

          assertThat(odd).isEqualTo(plain).hasSameHashCodeAs(plain);
          assertThat(odd.hash()).isEqualTo(plain.hash());
          assertThat(odd.activity().volume().get().add(decimal("1.5"))).isEqualByComparingTo("1.5");
          assertThat(odd.prices().open().add(decimal("1.5"))).isEqualByComparingTo("1.5");
        });
  }

  @Test
  void zerosBeyondEighteenDigitsAreNotKept() {
    Prices prices = Prices.flat(decimal("748.20000000000000000000"));

    assertThat(prices.open()).isEqualTo(decimal("748.200000000000000000"));
  }

  private static Option<BigDecimal> some(BigDecimal number) {
    return Option.some(number);
  }
}
