package io.stockstream.domain.bar;

import static io.stockstream.domain.TestingBars.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stockstream.domain.Claims;
import io.vavr.control.Option;
import io.vavr.test.Gen;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BarTest {

  private static final Instant OPEN_TIME = Instant.parse("2026-01-05T14:31:00Z");

  private static final BarDraft GOOD =
      BarDraft.at("AAPL", "XNAS", "1m", OPEN_TIME)
          .prices(decimal("101"), decimal("102"), decimal("100"), decimal("101.5"))
          .activity(decimal("1200"), decimal("121800"), decimal("101.5"), 17L);

  @Test
  void aDraftWithoutFaultsIsABarOfAFeed() {
    Bar bar = Bar.of(GOOD).get();

    assertThat(bar.key())
        .isEqualTo(
            new BarKey(new InstrumentId("AAPL", "XNAS"), Timeframe.M1, OPEN_TIME, Origin.FEED));
    assertThat(bar.prices().high()).isEqualByComparingTo("102");
    assertThat(bar.activity().tradeCount()).isEqualTo(Option.some(17L));
    assertThat(Bar.of(BarDraft.of(bar)).get()).isEqualTo(bar);
  }

  @Test
  void everythingButKeyAndPricesMayBeAbsent() {
    BarDraft bare = GOOD.activity(null, null, null, null);

    assertThat(Bar.of(bare).get().activity()).isEqualTo(Activity.UNKNOWN);
  }

  @Test
  void everyViolationIsReportedAtOnce() {
    BarDraft draft =
        BarDraft.at("", "nasdaq", "2m", null)
            .prices(decimal("-5"), decimal("100.123"), null, decimal("101"))
            .activity(
                decimal("-1"), decimal("100000000000000"), decimal("1e-19"), 1_000_000_000_000L);

    assertThat(violations(draft))
        .containsExactly(
            "BAD_SYMBOL symbol: expected 1 to 64 characters without control or bidirectional ones, was ''",
            "BAD_VENUE venue: expected 1 to 32 of A-Z 0-9 . _ -, was 'nasdaq'",
            "UNKNOWN_TIMEFRAME timeframe: expected one of 1s 1m 5m 15m 30m 1h 4h 1d 1w, was '2m'",
            "MISSING_FIELD openTime: expected a time, was missing",
            "PRICE_NOT_POSITIVE open: expected a price above 0, was -5",
            "MISSING_FIELD low: expected a price, was missing",
            "HIGH_BELOW_CLOSE high: expected at least the close 101, was 100.123",
            "NEGATIVE_AMOUNT volume: expected 0 or more, was -1",
            "TOO_PRECISE vwap: expected at most 18 digits after the point, was 0.0000000000000000001",
            "OUT_OF_RANGE turnover: expected less than 100000000000000, was 100000000000000",
            "OUT_OF_RANGE tradeCount: expected less than 1000000000000, was 1000000000000");
  }

  @ParameterizedTest
  @MethodSource
  void eachRuleSaysWhatItExpectedAndWhatWasThere(
      UnaryOperator<BarDraft> fault, List<String> expected) {
    assertThat(violations(fault.apply(GOOD))).containsExactlyElementsOf(expected);
  }

  static Stream<Arguments> eachRuleSaysWhatItExpectedAndWhatWasThere() {
    return Stream.of(
        rule(
            prices(null, "102", "100", "101"), "MISSING_FIELD open: expected a price, was missing"),
        rule(
            prices("99.5", "99.5", "100", "99.5"),
            "HIGH_BELOW_LOW high: expected at least the low 100, was 99.5",
            "LOW_ABOVE_OPEN low: expected at most the open 99.5, was 100",
            "LOW_ABOVE_CLOSE low: expected at most the close 99.5, was 100"),
        rule(
            prices("103", "102", "100", "101"),
            "HIGH_BELOW_OPEN high: expected at least the open 103, was 102"),
        rule(
            prices("101", "102", "100", "103"),
            "HIGH_BELOW_CLOSE high: expected at least the close 103, was 102"),
        rule(
            prices("99", "102", "100", "101"),
            "LOW_ABOVE_OPEN low: expected at most the open 99, was 100"),
        rule(
            prices("101", "102", "100", "99"),
            "LOW_ABOVE_CLOSE low: expected at most the close 99, was 100"),
        rule(
            prices("101", "102", "0", "101"),
            "PRICE_NOT_POSITIVE low: expected a price above 0, was 0"),
        rule(
            prices("101", "100000000000000000000", "100", "101"),
            "OUT_OF_RANGE high: expected at most 20 digits before the point, was 100000000000000000000"),
        rule(
            prices("101", "102", "100.0000000000000000001", "101"),
            "TOO_PRECISE low: expected at most 18 digits after the point, was 100.0000000000000000001"),
        rule(
            draft -> draft.activity(null, decimal("-0.5"), null, -1L),
            "NEGATIVE_AMOUNT turnover: expected 0 or more, was -0.5",
            "NEGATIVE_AMOUNT tradeCount: expected 0 or more, was -1"),
        rule(
            draft -> draft.volume(decimal("100000000000000")),
            "OUT_OF_RANGE volume: expected less than 100000000000000, was 100000000000000"),
        rule(
            at("1m", "2026-01-05T14:31:30Z"),
            "OFF_GRID openTime: expected a multiple of 1m in UTC, was 2026-01-05T14:31:30Z"),
        rule(
            at("4h", "2026-01-05T14:00:00Z"),
            "OFF_GRID openTime: expected a multiple of 4h in UTC, was 2026-01-05T14:00:00Z"),
        rule(
            at("1d", "1899-12-31T23:59:59Z"),
            "BEFORE_1900 openTime: expected a time from 1900 on, was 1899-12-31T23:59:59Z"));
  }

  @Test
  void aDailyBarOpensWhenItsSourceSaysSo() {
    BarDraft daily = at("1d", "2026-01-05T14:30:00Z").apply(GOOD);

    assertThat(Bar.of(daily).isValid()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "POSITIVE, 0.01, true", "POSITIVE, 0, false", "POSITIVE, -37.63, false",
    "ZERO_OR_MORE, 0, true", "ZERO_OR_MORE, -0.01, false", "ANY, -37.63, true"
  })
  void whichPricesStandIsTheInstrumentsRule(PriceRule rule, BigDecimal price, boolean stands) {
    BarDraft draft = GOOD.prices(price, price, price, price);

    assertThat(Bar.of(draft, rule).isValid()).isEqualTo(stands);
  }

  @Test
  void aNumberThatIsShortToWriteAndEndlessToPrintIsRefusedInShort() {
    BarDraft draft =
        GOOD.prices(decimal("101"), decimal("1E+1000000000"), decimal("100"), decimal("101"))
            .volume(decimal("1E-1000000000"));

    assertThat(violations(draft))
        .containsExactly(
            "OUT_OF_RANGE high: expected at most 20 digits before the point, was '1E+1000000000'",
            "TOO_PRECISE volume: expected at most 18 digits after the point, was '1E-1000000000'");
  }

  @Test
  void theConstructorRefusesInTheSameWords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prices(decimal("1"), decimal("2"), decimal("3"), decimal("2")))
        .withMessage(
            "prices: HIGH_BELOW_LOW high: expected at least the low 3, was 2; "
                + "LOW_ABOVE_OPEN low: expected at most the open 1, was 3; "
                + "LOW_ABOVE_CLOSE low: expected at most the close 2, was 3");
  }

  /** A bound on one statement's amounts is no rule of the constructor: roll-ups pass it. */
  @Test
  void ofIsValidExactlyWhenTheConstructorsSucceed() {
    Claims.holds(
        5_000,
        DRAFTS,
        draft ->
            assertThat(Bar.of(draft, PriceRule.ANY).isValid())
                .as("%s", draft)
                .isEqualTo(canBeConstructed(draft)));
  }

  private static boolean canBeConstructed(BarDraft draft) {
    try {
      InstrumentId instrument = new InstrumentId(draft.symbol(), draft.venue());
      Timeframe timeframe = Timeframe.parse(draft.timeframe()).get();
      BarKey key = new BarKey(instrument, timeframe, draft.openTime(), Origin.FEED);
      Prices prices = new Prices(draft.open(), draft.high(), draft.low(), draft.close());
      Activity activity =
          new Activity(
              Option.of(draft.volume()),
              Option.of(draft.turnover()),
              Option.of(draft.vwap()),
              Option.of(draft.tradeCount()));
      return new Bar(key, new Ohlcv(prices, activity)) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static final Gen<BarDraft> DRAFTS =
      random -> {
        boolean calm = random.nextBoolean();
        return BarDraft.at(
                calm ? "AAPL" : pick(random, "AAPL", "", "A\u0000", "🍏"),
                calm ? "XNAS" : pick(random, "XNAS", "xnas", "A.B-C_9"),
                pick(random, "1m", "1h", "1d"),
                Instant.parse(
                    pick(
                        random,
                        "2026-01-05T14:00:00Z",
                        "2026-01-05T14:00:00.5Z",
                        "1900-01-01T00:00:00Z",
                        "1899-12-31T23:00:00Z")))
            .prices(price(random), high(random), price(random), price(random))
            .activity(amount(random), amount(random), price(random), count(random));
      };

  private static BigDecimal price(Random random) {
    return BigDecimal.valueOf(random.nextInt(4) - 1, random.nextInt(40) == 0 ? 19 : 0);
  }

  private static BigDecimal high(Random random) {
    return decimal(
        pick(
            random, "2", "3.0000000000000000000", "99999999999999999999", "100000000000000000000"));
  }

  private static BigDecimal amount(Random random) {
    String digits = pick(random, null, "0", "1.5", "99999999999999.999999999999999999", "7", "-1");
    return digits == null ? null : decimal(digits);
  }

  private static Long count(Random random) {
    return random.nextInt(3) == 0 ? null : (long) random.nextInt(10) - 1;
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static List<String> violations(BarDraft draft) {
    return Bar.of(draft).getError().map(Violation::toString).asJava();
  }

  private static Arguments rule(UnaryOperator<BarDraft> fault, String... violations) {
    return Arguments.of(fault, List.of(violations));
  }

  private static UnaryOperator<BarDraft> prices(
      String open, String high, String low, String close) {
    BigDecimal first = open == null ? null : decimal(open);
    return draft -> draft.prices(first, decimal(high), decimal(low), decimal(close));
  }

  private static UnaryOperator<BarDraft> at(String timeframe, String openTime) {
    return draft ->
        BarDraft.at(draft.symbol(), draft.venue(), timeframe, Instant.parse(openTime))
            .prices(draft.open(), draft.high(), draft.low(), draft.close());
  }
}
