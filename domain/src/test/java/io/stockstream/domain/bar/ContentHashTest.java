package io.stockstream.domain.bar;

import static io.stockstream.domain.TestingBars.decimal;
import static io.stockstream.domain.TestingBars.flat;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.Claims;
import io.vavr.control.Option;
import io.vavr.test.Gen;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContentHashTest {

  /** Computed apart, by a few lines of Python from the documented layout. */
  @ParameterizedTest
  @MethodSource
  void theHashIsPinned(Content content, String hash) {
    assertThat("%08x".formatted(content.hash())).isEqualTo(hash);
    assertThat(content.hash()).isEqualTo(byTheDocument(content));
  }

  static Stream<Arguments> theHashIsPinned() {
    BigDecimal widest = decimal("99999999999999999999.999999999999999999");
    return Stream.of(
        Arguments.of(
            new Ohlcv(
                new Prices(decimal("748.20"), decimal("749"), decimal("747.1"), decimal("748.5")),
                new Activity(
                    Option.some(decimal("1200")), Option.none(), Option.none(), Option.some(17L))),
            "08705f4a"),
        Arguments.of(
            new Ohlcv(
                Prices.flat(decimal("-37.63")),
                new Activity(
                    Option.some(decimal("0.000000000000000001")),
                    Option.some(decimal("99999999999999.999999999999999999")),
                    Option.some(decimal("-37.63")),
                    Option.some(0L))),
            "82b67537"),
        Arguments.of(new Ohlcv(Prices.flat(widest), Activity.UNKNOWN), "8b89768b"),
        Arguments.of(flat("100", "0"), "8a51cee1"),
        Arguments.of(new Ohlcv(Prices.flat(decimal("1E+2")), Activity.UNKNOWN), "2327354f"),
        Arguments.of(Voided.VOID, "9c56bd4a"));
  }

  @Test
  void theHashIsAsDocumentedForAnyContent() {
    Claims.holds(
        2_000, CONTENTS, content -> assertThat(content.hash()).isEqualTo(byTheDocument(content)));
  }

  @Test
  void zerosThatTrailMakeNoOtherContent() {
    Ohlcv plain = flat("748.2", "10");
    Ohlcv padded = flat("748.20", "10.0000000000000000000000");

    assertThat(padded).isEqualTo(plain).hasSameHashCodeAs(plain);
    assertThat(padded.hash()).isEqualTo(plain.hash());
  }

  @Test
  void absentIsNotZero() {
    Ohlcv absent = new Ohlcv(Prices.flat(BigDecimal.TEN), Activity.UNKNOWN);
    Ohlcv zero = flat("10", "0");

    assertThat(absent).isNotEqualTo(zero);
    assertThat(absent.hash()).isNotEqualTo(zero.hash());
  }

  @Test
  void everyFieldIsHashedInAPlaceOfItsOwn() {
    Option<BigDecimal> five = Option.some(decimal("5"));
    Prices prices = Prices.flat(BigDecimal.TEN);

    assertThat(
            Stream.of(
                new Activity(five, Option.none(), Option.none(), Option.none()),
                new Activity(Option.none(), five, Option.none(), Option.none()),
                new Activity(Option.none(), Option.none(), five, Option.none()),
                new Activity(Option.none(), Option.none(), Option.none(), Option.some(5L))))
        .extracting(activity -> new Ohlcv(prices, activity).hash())
        .doesNotHaveDuplicates();
  }

  private static int byTheDocument(Content content) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * 17 + 1);
    if (content instanceof Ohlcv ohlcv) {
      Prices prices = ohlcv.prices();
      Activity activity = ohlcv.activity();
      Stream.of(prices.open(), prices.high(), prices.low(), prices.close())
          .forEach(price -> put(Option.some(price), bytes));
      put(activity.volume(), bytes);
      put(activity.vwap(), bytes);
      put(activity.turnover(), bytes);
      put(activity.tradeCount().map(BigDecimal::valueOf), bytes);
    }
    bytes.put(8 * 17, (byte) (content.isVoid() ? 1 : 0));
    CRC32C crc = new CRC32C();
    crc.update(bytes.array());
    return (int) crc.getValue();
  }

  private static void put(Option<BigDecimal> number, ByteBuffer bytes) {
    BigInteger times = number.getOrElse(BigDecimal.ZERO).movePointRight(18).toBigIntegerExact();
    bytes
        .put((byte) (number.isDefined() ? 1 : 0))
        .putLong(times.shiftRight(64).longValue())
        .putLong(times.longValue());
  }

  private static final Gen<Ohlcv> CONTENTS =
      random ->
          new Ohlcv(
              Prices.flat(number(random, true)),
              new Activity(
                  maybe(number(random, false), random),
                  maybe(number(random, false), random),
                  maybe(number(random, true), random),
                  maybe(random.nextLong() >>> 1, random)));

  private static BigDecimal number(Random random, boolean signed) {
    BigInteger digits = new BigInteger(random.nextInt(125), random);
    BigDecimal number = new BigDecimal(digits, 18).movePointRight(random.nextInt(3));
    BigDecimal fitting = Decimals.fits(number) ? number : BigDecimal.valueOf(random.nextInt(9), -3);
    return signed && random.nextBoolean() ? fitting.negate() : fitting;
  }

  private static <T> Option<T> maybe(T value, Random random) {
    return Option.when(random.nextBoolean(), value);
  }
}
