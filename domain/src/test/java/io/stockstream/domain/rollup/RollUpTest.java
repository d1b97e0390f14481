package io.stockstream.domain.rollup;

import static io.stockstream.domain.TestingBars.APPLE;
import static io.stockstream.domain.TestingBars.closed;
import static io.stockstream.domain.TestingBars.decimal;
import static io.stockstream.domain.TestingBars.flat;
import static io.stockstream.domain.TestingBars.ohlcv;
import static io.stockstream.domain.TestingBars.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.Claims;
import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.Decimals;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Voided;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.calendar.UtcDays;
import io.stockstream.domain.calendar.WeeklySessions;
import io.stockstream.domain.statement.Coverage;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import io.vavr.control.Option;
import io.vavr.test.Gen;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RollUpTest {

  private static final Content CALM = flat("100", "10");
  private static final String START = "2026-01-05T15:30:00Z";
  private static final TradingCalendar NEW_YORK =
      WeeklySessions.weekdays("XNYS", "America/New_York", "09:30", "16:00");
  private static final InstrumentRules NASDAQ = InstrumentRules.of(Ladder.DEFAULT, NEW_YORK);

  @Test
  void aRollUpOpensWithItsFirstPartAndClosesWithItsLast() {
    Content fold =
        fold(
            ohlcv("101", "102", "100", "101.5", "10"),
            ohlcv("101.5", "105", "101", "104", "20.5"),
            ohlcv("104", "104", "99", "100", "0.25"));

    assertThat(fold)
        .isEqualTo(
            new Ohlcv(
                new Prices(decimal("101"), decimal("105"), decimal("99"), decimal("100")),
                Activity.ofVolume(decimal("30.75"))));
  }

  @Test
  void volumeIsTheSumOfThoseThatAreThere() {
    Ohlcv silent = new Ohlcv(Prices.flat(BigDecimal.TEN), Activity.UNKNOWN);

    assertThat(activity(fold(flat("10", "3"), silent, flat("10", "4"))).volume().get())
        .isEqualByComparingTo("7");
    assertThat(activity(fold(silent, silent)).volume()).isEmpty();
  }

  @Test
  void turnoverAndTradeCountAreSummedOnlyWhenEveryPartHasThem() {
    Ohlcv both = tenWith(Option.some(decimal("5")), Option.some(2L));
    Ohlcv turnoverOnly = tenWith(Option.some(decimal("7")), Option.none());
    Ohlcv countOnly = tenWith(Option.none(), Option.some(4L));

    assertThat(activity(fold(both, both)).turnover().get()).isEqualByComparingTo("10");
    assertThat(activity(fold(both, both)).tradeCount()).isEqualTo(Option.some(4L));
    assertThat(activity(fold(both, turnoverOnly)).turnover().get()).isEqualByComparingTo("12");
    assertThat(activity(fold(both, turnoverOnly)).tradeCount()).isEmpty();
    assertThat(activity(fold(countOnly, both)).turnover()).isEmpty();
    assertThat(activity(fold(countOnly, both)).tradeCount()).isEqualTo(Option.some(6L));
  }

  @Test
  void vwapIsNotCarried() {
    Option<BigDecimal> ten = Option.some(BigDecimal.TEN);
    Ohlcv part =
        new Ohlcv(Prices.flat(BigDecimal.TEN), new Activity(ten, ten, ten, Option.<Long>none()));

    assertThat(activity(fold(part)).vwap()).isEmpty();
  }

  @Test
  void voidPartsAreLeftOutOfTheFold() {
    assertThat(fold(Voided.VOID, flat("7", "1"), Voided.VOID)).isEqualTo(flat("7", "1"));
    assertThat(fold(Voided.VOID, Voided.VOID)).isEqualTo(Voided.VOID);
  }

  @Test
  void theGreatestAmountsOfEverySecondOfAWeekFit() {
    BigDecimal most = Decimals.AMOUNT_BOUND.subtract(decimal("0.000000000000000001"));
    long count = Decimals.COUNT_BOUND.longValueExact() - 1;
    Ohlcv part =
        new Ohlcv(
            Prices.flat(BigDecimal.ONE),
            new Activity(Option.some(most), Option.some(most), Option.none(), Option.some(count)));
    List<StoredBar> parts = Collections.nCopies(604_800, row(closed(START, part, 1)));

    Activity activity = activity(RollUp.fold(parts));

    BigDecimal week = BigDecimal.valueOf(604_800);
    assertThat(activity.volume().get()).isEqualByComparingTo(most.multiply(week));
    assertThat(activity.tradeCount()).isEqualTo(Option.some(count * 604_800));
  }

  @Test
  void aFoldOfFoldsIsTheFold() {
    Claims.holds(1_000, PARTS, foldsAlike(RollUp::fold));
  }

  @Test
  void theFoldCheckCatchesAMeanOfMeans() {
    Claims.breaks(1_000, PARTS, foldsAlike(RollUpTest::withMeanVolume));
  }

  private static Consumer<List<StoredBar>> foldsAlike(Function<List<StoredBar>, Content> fold) {
    return parts -> {
      List<StoredBar> coarser = new ArrayList<>();
      for (int from = 0; from < parts.size(); from += 3) {
        List<StoredBar> some = parts.subList(from, Math.min(parts.size(), from + 3));
        coarser.add(withContent(some.get(0), fold.apply(some)));
      }

      assertThat(fold.apply(coarser)).isEqualTo(fold.apply(parts));
    };
  }

  private static Content withMeanVolume(List<StoredBar> parts) {
    if (!(RollUp.fold(parts) instanceof Ohlcv ohlcv)) {
      return Voided.VOID;
    }
    BigDecimal count = BigDecimal.valueOf(parts.size());
    return new Ohlcv(
        ohlcv.prices(),
        new Activity(
            ohlcv.activity().volume().map(v -> v.divide(count, 3, RoundingMode.DOWN)),
            Option.none(),
            Option.none(),
            Option.none()));
  }

  private static final Gen<List<StoredBar>> PARTS =
      random -> {
        List<StoredBar> parts = new ArrayList<>();
        for (int i = 1 + random.nextInt(20); i > 0; i--) {
          parts.add(row(closed(START, random.nextInt(5) == 0 ? Voided.VOID : any(random), 1)));
        }
        return parts;
      };

  private static Ohlcv any(Random random) {
    BigDecimal low = BigDecimal.valueOf(1 + random.nextInt(50));
    BigDecimal high = low.add(BigDecimal.valueOf(random.nextInt(50), 1));
    Option<BigDecimal> volume =
        Option.when(random.nextInt(4) > 0, BigDecimal.valueOf(random.nextInt(1_000), 3));
    return new Ohlcv(
        new Prices(low, high, low, high),
        new Activity(
            volume,
            volume.map(v -> v.add(BigDecimal.ONE)),
            Option.none(),
            Option.when(random.nextInt(9) > 0, 3L)));
  }

  @Test
  void aWindowWithoutPartsHasNoRollUp() {
    assertThat(judge(NASDAQ, Timeframe.M5, START)).isEmpty();
  }

  @Test
  void aWindowClosesBeforeItsEndWhenEveryExpectedPartIsThereAndOver() {
    Statement[] four = minutes(4);

    StoredBar waiting = judge(NASDAQ, Timeframe.M5, START, four).get();
    StoredBar full =
        judge(NASDAQ, Timeframe.M5, START, with(four, closed("2026-01-05T15:34:00Z", CALM, 1)))
            .get();

    assertThat(waiting.state()).isEqualTo(BarState.OPEN);
    assertThat(waiting.provenance()).isEqualTo(new Coverage(4, Option.some(5)));
    assertThat(full.state()).isEqualTo(BarState.CLOSED);
    assertThat(full.provenance()).isEqualTo(new Coverage(5, Option.some(5)));
  }

  @Test
  void aWindowStaysOpenWhileItsLastPartMoves() {
    Statement moving = open("2026-01-05T15:34:00Z", CALM, 1);

    StoredBar judged = judge(NASDAQ, Timeframe.M5, START, with(minutes(4), moving)).get();

    assertThat(judged.state()).isEqualTo(BarState.OPEN);
  }

  @Test
  void aPartThatStillMovesIsOverOnceTheClockHasPassedIt() {
    Statement[] minutes = with(minutes(5), open(START, CALM, 1));
    minutes[0] = minutes[5];

    StoredBar judged = judge(NASDAQ, Timeframe.M5, START, minutes).get();

    assertThat(judged.state()).isEqualTo(BarState.CLOSED);
  }

  @Test
  void theClockClosesAWindowThatIsNotFull() {
    Statement later = closed("2026-01-05T15:35:00Z", CALM, 1);

    StoredBar judged = judge(NASDAQ, Timeframe.M5, START, with(minutes(1), later)).get();

    assertThat(judged.state()).isEqualTo(BarState.CLOSED);
    assertThat(judged.provenance()).isEqualTo(new Coverage(1, Option.some(5)));
  }

  @Test
  void withoutACalendarTheClockCountsAndNothingIsExpected() {
    InstrumentRules utc = InstrumentRules.of(Ladder.DEFAULT, new UtcDays());

    StoredBar waiting = judge(utc, Timeframe.M5, START, minutes(4)).get();
    StoredBar full = judge(utc, Timeframe.M5, START, minutes(5)).get();

    assertThat(waiting.state()).isEqualTo(BarState.OPEN);
    assertThat(full.state()).isEqualTo(BarState.CLOSED);
    assertThat(full.provenance()).isEqualTo(new Coverage(5, Option.none()));
  }

  @Test
  void aWindowOutOfSessionClosesByTheClockAlone() {
    Statement[] evening = minutesFrom("2026-01-05T22:00:00Z", 5);
    Statement later = closed("2026-01-05T22:05:00Z", CALM, 1);

    StoredBar full = judge(NASDAQ, Timeframe.M5, "2026-01-05T22:00:00Z", evening).get();
    StoredBar passed =
        judge(NASDAQ, Timeframe.M5, "2026-01-05T22:00:00Z", with(evening, later)).get();

    assertThat(full.state()).isEqualTo(BarState.OPEN);
    assertThat(full.provenance()).isEqualTo(new Coverage(0, Option.some(0)));
    assertThat(passed.state()).isEqualTo(BarState.CLOSED);
  }

  @Test
  void barsOutOfSessionAreFoldedAndNotCounted() {
    InstrumentRules hours =
        InstrumentRules.of(new Ladder(Timeframe.M1, List.of(Timeframe.H1)), NEW_YORK);
    Statement early = closed("2026-01-05T14:29:00Z", flat("90", "1"), 1);
    Statement first = closed("2026-01-05T14:30:00Z", CALM, 1);

    StoredBar judged = judge(hours, Timeframe.H1, "2026-01-05T14:00:00Z", early, first).get();

    assertThat(judged.content()).isEqualTo(ohlcv("90", "100", "90", "100", "11"));
    assertThat(judged.provenance()).isEqualTo(new Coverage(1, Option.some(30)));
  }

  @Test
  void aVoidPartIsThereAndNotPresent() {
    Statement gone = closed("2026-01-05T15:34:00Z", Voided.VOID, 2);

    StoredBar judged = judge(NASDAQ, Timeframe.M5, START, with(minutes(4), gone)).get();

    assertThat(judged.state()).isEqualTo(BarState.CLOSED);
    assertThat(judged.provenance()).isEqualTo(new Coverage(4, Option.some(5)));
    assertThat(judged.content()).isEqualTo(flat("100", "40"));
  }

  @Test
  void aRollUpOfVoidPartsIsVoid() {
    Statement gone = closed(START, Voided.VOID, 2);

    StoredBar judged = judge(NASDAQ, Timeframe.M5, START, gone).get();

    assertThat(judged.isVoid()).isTrue();
    assertThat(judged.provenance()).isEqualTo(new Coverage(0, Option.some(5)));
    assertThat(judged.version().toBigInteger()).isEqualTo(gone.version().toBigInteger());
  }

  @Test
  void withinAnEditionWhatWasStoredAsClosedStaysClosed() {
    StoredBar open = judge(NASDAQ, Timeframe.M5, START, minutes(2)).get();
    InstrumentRules next = new InstrumentRules(NASDAQ.priceRule(), NASDAQ.windows(), 1);

    StoredBar again = judge(NASDAQ, Timeframe.M5, START, List.of(open.close()), minutes(2)).get();
    StoredBar anew = judge(next, Timeframe.M5, START, List.of(open.close()), minutes(2)).get();

    assertThat(open.state()).isEqualTo(BarState.OPEN);
    assertThat(again.state()).isEqualTo(BarState.CLOSED);
    assertThat(anew.state()).isEqualTo(BarState.OPEN);
    assertThat(anew.version()).isGreaterThan(again.version());
  }

  private static Option<StoredBar> judge(
      InstrumentRules rules, Timeframe rung, String in, Statement... statements) {
    return judge(rules, rung, in, List.of(), statements);
  }

  /** The clock is the latest open time stated, as when nothing but these came. */
  private static Option<StoredBar> judge(
      InstrumentRules rules,
      Timeframe rung,
      String in,
      List<StoredBar> stored,
      Statement... statements) {
    Map<BarKey, StoredBar> current =
        Stream.concat(stored.stream(), Stream.of(statements).map(RollUpTest::row))
            .collect(Collectors.toMap(StoredBar::key, Function.identity(), (a, b) -> b));
    Clock clock = Clock.UNSET;
    for (Statement statement : statements) {
      clock = clock.advancedTo(statement.key().openTime());
    }
    Window window = rules.windows().around(rung, Instant.parse(in)).get();
    return RollUp.judge(APPLE, rules, window, current::get, clock);
  }

  private static Statement[] minutes(int count) {
    return minutesFrom(START, count);
  }

  private static Statement[] minutesFrom(String start, int count) {
    Statement[] minutes = new Statement[count];
    for (int i = 0; i < count; i++) {
      minutes[i] = closed(Instant.parse(start).plusSeconds(60L * i).toString(), CALM, 1);
    }
    return minutes;
  }

  private static Statement[] with(Statement[] statements, Statement more) {
    return Stream.concat(Stream.of(statements), Stream.of(more)).toArray(Statement[]::new);
  }

  private static Content fold(Content... contents) {
    return RollUp.fold(Stream.of(contents).map(content -> row(closed(START, content, 1))).toList());
  }

  private static Activity activity(Content content) {
    return ((Ohlcv) content).activity();
  }

  private static Ohlcv tenWith(Option<BigDecimal> turnover, Option<Long> tradeCount) {
    return new Ohlcv(
        Prices.flat(BigDecimal.TEN),
        new Activity(Option.none(), turnover, Option.none(), tradeCount));
  }

  private static StoredBar row(Statement statement) {
    return statement.toStored();
  }

  private static StoredBar withContent(StoredBar row, Content content) {
    return new StoredBar(
        row.key(), row.assetClass(), row.state(), content, row.version(), row.provenance());
  }
}
