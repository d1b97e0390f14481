package io.stockstream.adapters.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedPointTest {

  private static BigDecimal stored(String digits) {
    return new BigDecimal(digits).setScale(18);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 0",
    "-1, 0",
    "100, 0",
    "748.20, 1",
    "-0.5, 1",
    "0.000000000000000001, 18",
    "-0.000000000000000001, 18",
    "9223372036854775807, 0",
    "9223372036854775808, 0",
    "-9223372036854775808, 0",
    "922337203685477580.7, 1",
    "922337203685477580.8, 1",
    "-922337203685477580.8, 1",
    "-922337203685477580.9, 1",
    "9.223372036854775807, 18",
    "9.223372036854775808, 18",
    "99999999999999999999.999999999999999999, 18",
    "12345678901234567890, 0"
  })
  void aNumberComesWithoutItsTrailingZeros(String digits, int scale) {
    BigDecimal stripped = FixedPoint.strip(stored(digits));

    assertThat(stripped).isEqualByComparingTo(digits);
    assertThat(stripped.scale()).isEqualTo(scale);
  }

  @Test
  void everyNumberKeepsItsValue() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      BigInteger digits = new BigInteger(random.nextInt(126), random);
      BigDecimal number =
          new BigDecimal(random.nextBoolean() ? digits : digits.negate(), 18)
              .setScale(random.nextInt(19), java.math.RoundingMode.DOWN)
              .setScale(18);

      BigDecimal stripped = FixedPoint.strip(number);
      BigDecimal slow = number.stripTrailingZeros();
      assertThat(stripped).isEqualTo(slow.scale() < 0 ? slow.setScale(0) : slow);
    }
  }
}
