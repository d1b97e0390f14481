package io.stockstream.adapters.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedPointTest {

  private static BigDecimal thereAndBack(BigDecimal number) throws IOException {
    ByteSink bytes = new ByteSink();
    FixedPoint.write(number, bytes);
    ByteSource in = new ByteSource(new ByteArrayInputStream(bytes.toByteArray()));
    return Values.read(in, "Decimal(38, 18)", 1).decimal(0);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.00, 0",
    "1, 0",
    "-1, 0",
    "100, 0",
    "1E+19, 0",
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
    "9.223372036854775807, 18",
    "9.223372036854775808, 18",
    "2417851.639229258349412351, 18",
    "2417851.639229258349412352, 18",
    "99999999999999999999.999999999999999999, 18",
    "-99999999999999999999.999999999999999999, 18"
  })
  void aNumberComesBackWithoutItsTrailingZeros(BigDecimal number, int scale) throws IOException {
    BigDecimal back = thereAndBack(number);

    assertThat(back).isEqualByComparingTo(number);
    assertThat(back.scale()).isEqualTo(scale);
  }

  @Test
  void everyNumberKeepsItsValue() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      BigInteger digits = new BigInteger(random.nextInt(126), random);
      BigDecimal number =
          new BigDecimal(random.nextBoolean() ? digits : digits.negate(), 18)
              .setScale(random.nextInt(19), RoundingMode.DOWN);

      BigDecimal slow = number.stripTrailingZeros();
      assertThat(thereAndBack(number)).isEqualTo(slow.scale() < 0 ? slow.setScale(0) : slow);
    }
  }
}
