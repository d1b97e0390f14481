package io.stockstream.adapters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.Bar;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.Control;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.DecodeFailure;
import io.stockstream.ports.log.Decoded;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.test.Arbitrary;
import io.vavr.test.Gen;
import io.vavr.test.Property;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What was written is read as it was, whatever it is. */
class RoundTripTest {

  private static final long MICROS_A_MINUTE = 60_000_000L;

  @Test
  void aDraftIsReadAsWritten() {
    check("draft", random -> draft(random, anyBar(random)), RoundTripTest::isReadAsWritten);
  }

  @Test
  void aStatementStandsAgainAsItWas() {
    check("statement", RoundTripTest::statement, RoundTripTest::standsAgain);
  }

  @Test
  void aControlStatementIsReadAsWritten() {
    check("control", RoundTripTest::control, RoundTripTest::isReadAsWritten);
  }

  @Test
  void anUnreadableLineFailsAsItFailed() {
    check("line", RoundTripTest::line, RoundTripTest::failsAgain);
  }

  private static <T> void check(
      String what, Gen<T> gen, io.vavr.CheckedFunction1<T, Boolean> claim) {
    Property.def(what)
        .forAll(Arbitrary.ofAll(gen))
        .suchThat(claim)
        .check(20, 3_000)
        .assertIsSatisfied();
  }

  private static boolean isReadAsWritten(StatementDraft draft) {
    assertThat(TestingIntake.decode(JsonMessageEncoder.encode(draft)))
        .isEqualTo(Either.right(new Decoded.Draft(draft)));
    return true;
  }

  private static boolean isReadAsWritten(Control control) {
    assertThat(TestingIntake.decode(JsonMessageEncoder.encode(control)))
        .isEqualTo(Either.right(new Decoded.Signal(control)));
    return true;
  }

  private static boolean standsAgain(Statement statement) {
    StatementDraft read = TestingIntake.draft(JsonMessageEncoder.encode(statement));
    assertThat(Statement.of(read, PriceRule.ANY).get()).isEqualTo(statement);
    return true;
  }

  private static boolean failsAgain(UnreadableLine line) {
    assertThat(TestingIntake.refused(JsonMessageEncoder.encode(line)))
        .isEqualTo(new DecodeFailure(line.violation(), Option.some(line.line())));
    return true;
  }

  private static StatementDraft draft(Random random, BarDraft bar) {
    boolean isVoid = random.nextInt(5) == 0;
    return new StatementDraft(
        isVoid ? BarDraft.at(bar.symbol(), bar.venue(), bar.timeframe(), bar.openTime()) : bar,
        one(AssetClass.values(), random),
        isVoid ? BarState.CLOSED : one(BarState.values(), random),
        isVoid,
        text(random),
        random.nextInt(128),
        random.nextLong() >>> 6,
        Option.when(random.nextBoolean(), () -> fileLine(random)));
  }

  /** Needs no rule of a bar: any texts, any numbers that are not too long. */
  private static BarDraft anyBar(Random random) {
    return BarDraft.at(text(random), text(random), text(random), time(random))
        .prices(decimal(random), decimal(random), decimal(random), decimal(random))
        .activity(
            orNull(decimal(random), random),
            orNull(decimal(random), random),
            orNull(decimal(random), random),
            orNull(random.nextLong(), random));
  }

  private static Statement statement(Random random) {
    BigDecimal price =
        decimal(random).abs().movePointLeft(1).setScale(18, java.math.RoundingMode.DOWN);
    Timeframe timeframe = one(Timeframe.values(), random);
    BarDraft bar =
        BarDraft.at(
                "BRK-" + random.nextInt(100),
                "XNYS",
                timeframe.toString(),
                timeframe.floor(time(random)))
            .prices(price, price.add(BigDecimal.ONE), price, price)
            .activity(
                orNull(BigDecimal.valueOf(random.nextInt(1_000), 2), random),
                null,
                orNull(price, random),
                orNull(5L, random));
    assertThat(Bar.of(bar, PriceRule.ANY).isValid()).isTrue();
    return Statement.of(draft(random, bar), PriceRule.ANY).get();
  }

  private static Control control(Random random) {
    Instant from = time(random);
    return random.nextBoolean()
        ? new Heartbeat("XNAS", from, "feed \"\\\u00e9 " + random.nextInt(1_000))
        : new Recompute(
            new InstrumentId("BTC-USD", "COINBASE"),
            new Interval(from, from.plusNanos(1_000L * (1 + random.nextInt(1_000_000)))));
  }

  private static UnreadableLine line(Random random) {
    Violation violation =
        new Violation(
            one(ViolationCode.values(), random), text(random), text(random), text(random));
    return new UnreadableLine(fileLine(random), text(random), violation);
  }

  private static FileLine fileLine(Random random) {
    byte[] hash = new byte[32];
    random.nextBytes(hash);
    return new FileLine(java.util.HexFormat.of().formatHex(hash), 1 + random.nextInt(1_000_000));
  }

  /** Up to 20 digits before the point and 18 after it. */
  private static BigDecimal decimal(Random random) {
    BigInteger digits = new BigInteger(random.nextInt(126), random);
    int scale = Math.max(random.nextInt(19), digits.toString().length() - 20);
    return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), scale);
  }

  private static Instant time(Random random) {
    long minutes = random.nextInt(60 * 24 * 365 * 150);
    long micros = random.nextInt(3) == 0 ? random.nextInt((int) MICROS_A_MINUTE) : 0;
    return Bar.EPOCH_1900.plusSeconds(minutes * 60).plusNanos(micros * 1_000);
  }

  /** Any characters, those included that have to be escaped. */
  private static String text(Random random) {
    int[] points =
        random
            .ints(random.nextInt(40), 0, random.nextBoolean() ? 0x7F : 0x10FFFF)
            .filter(point -> point < 0xD800 || point > 0xDFFF)
            .toArray();
    return new String(points, 0, points.length);
  }

  private static <T> T orNull(T value, Random random) {
    return random.nextInt(4) == 0 ? null : value;
  }

  private static <T> T one(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }
}
