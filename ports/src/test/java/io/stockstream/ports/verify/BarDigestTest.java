package io.stockstream.ports.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Voided;
import io.stockstream.domain.statement.Coverage;
import io.stockstream.domain.statement.Provenance;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.domain.statement.Version;
import io.vavr.CheckedFunction1;
import io.vavr.control.Option;
import io.vavr.test.Arbitrary;
import io.vavr.test.Gen;
import io.vavr.test.Property;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A digest is of the rows, of all that they say, and of nothing else. */
class BarDigestTest {

  private static final long SEED = 20260105;
  private static final BigDecimal STEP = new BigDecimal("0.000000000000000001");

  private final Sha256 sha256 = new Sha256();

  @Test
  void theOrderOfRowsDoesNotMatter() {
    check(500, BarDigestTest::bars, this::isOfAnyOrder);
  }

  @Test
  void rowsThatAreFoldedInPartsComeToTheSame() {
    check(500, BarDigestTest::bars, this::isOfAnyParts);
  }

  @Test
  void anyChangeOfAnyFieldOfARowChangesIt() {
    check(500, BarDigestTest::bar, this::changesWithAnyField);
  }

  @Test
  void aRowThatIsThereTwiceOrNotAtAllChangesIt() {
    check(500, BarDigestTest::bars, this::changesWithTheNumberOfRows);
  }

  @Test
  void labelsAndZerosThatTrailDoNotMatter() {
    check(500, BarDigestTest::bar, this::isOfValuesOnly);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    check(500, BarDigestTest::bars, bars -> BarDigest.parse(of(bars).text()).equals(of(bars)));
  }

  /** Computed apart, by Python's hashlib: the stores of two releases can be compared, too. */
  @Test
  void theHashIsPinned() {
    StoredBar bar =
        new StoredBar(
            new BarKey(
                new InstrumentId("AAPL", "XNAS"),
                Timeframe.M1,
                Instant.parse("2026-01-05T14:30:00Z"),
                Origin.FEED),
            AssetClass.STOCK,
            BarState.CLOSED,
            new Ohlcv(
                Prices.flat(new BigDecimal("748.20")), Activity.ofVolume(new BigDecimal("1E+2"))),
            new Version(1, 2),
            new Stamp("test", 64, 1));

    assertThat(BarDigest.of(bar, sha256))
        .hasToString("bars=1 close=748.2 volume=100 hash=cad6dfb1d02618c6a05664a5a462a6e5");
  }

  @Test
  void theSumOfHashesWrapsAtTwoToThe128() {
    RowHash greatest = new RowHash(-1, -1);

    assertThat(greatest.plus(new RowHash(0, 1))).isEqualTo(RowHash.NONE);
    assertThat(new RowHash(0, -1).plus(new RowHash(5, 1))).isEqualTo(new RowHash(6, 0));
    assertThat(RowHash.parse(greatest.toString())).isEqualTo(greatest);
  }

  private static <T> void check(int tries, Gen<T> samples, CheckedFunction1<T, Boolean> claim) {
    Property.def("digest")
        .forAll(Arbitrary.ofAll(samples))
        .suchThat(claim)
        .check(new Random(SEED), 1, tries)
        .assertIsSatisfied();
  }

  private BarDigest of(List<StoredBar> bars) {
    return bars.stream()
        .map(bar -> BarDigest.of(bar, sha256))
        .reduce(BarDigest.NONE, BarDigest::plus);
  }

  private boolean isOfAnyOrder(List<StoredBar> bars) {
    List<StoredBar> shuffled = new ArrayList<>(bars);
    Collections.shuffle(shuffled, new Random(bars.hashCode()));
    return of(shuffled).equals(of(bars));
  }

  private boolean isOfAnyParts(List<StoredBar> bars) {
    int middle = bars.size() / 2;
    List<StoredBar> first = bars.subList(0, middle);
    List<StoredBar> rest = bars.subList(middle, bars.size());
    return of(rest).plus(of(first)).equals(of(bars));
  }

  private boolean changesWithTheNumberOfRows(List<StoredBar> bars) {
    List<StoredBar> twice = new ArrayList<>(bars);
    twice.add(bars.get(0));
    RowHash hash = of(bars).hash();
    return !of(twice).hash().equals(hash) && !of(bars.subList(1, bars.size())).hash().equals(hash);
  }

  private boolean changesWithAnyField(StoredBar bar) {
    RowHash hash = BarDigest.of(bar, sha256).hash();
    List<StoredBar> changed = changes(bar).toList();
    assertThat(changed.stream().map(each -> BarDigest.of(each, sha256).hash()))
        .doesNotContain(hash)
        .doesNotHaveDuplicates();
    return true;
  }

  private boolean isOfValuesOnly(StoredBar bar) {
    StoredBar same =
        new StoredBar(
            bar.key(),
            AssetClass.INDEX,
            bar.state(),
            bar.content() instanceof Ohlcv ohlcv ? padded(ohlcv) : bar.content(),
            bar.version(),
            bar.provenance() instanceof Stamp ? new Stamp("another", 1, 2) : bar.provenance());
    return BarDigest.of(same, sha256).equals(BarDigest.of(bar, sha256));
  }

  private static Ohlcv padded(Ohlcv ohlcv) {
    Prices prices = ohlcv.prices();
    Activity activity = ohlcv.activity();
    return new Ohlcv(
        new Prices(
            prices.open().setScale(18),
            prices.high().setScale(18),
            prices.low().setScale(18),
            prices.close().setScale(18)),
        new Activity(
            activity.volume().map(number -> number.setScale(18)),
            activity.turnover().map(number -> number.setScale(18)),
            activity.vwap().map(number -> number.setScale(18)),
            activity.tradeCount()));
  }

  private static Stream<StoredBar> changes(StoredBar bar) {
    return Stream.of(
            keys(bar.key())
                .map(key -> with(key, bar.state(), bar.content(), bar.version(), bar.provenance())),
            Stream.of(
                with(
                    bar.key(),
                    bar.state() == BarState.OPEN ? BarState.CLOSED : BarState.OPEN,
                    bar.content(),
                    bar.version(),
                    bar.provenance())),
            contents(bar.content())
                .map(
                    content ->
                        with(bar.key(), bar.state(), content, bar.version(), bar.provenance())),
            versions(bar.version())
                .map(
                    version ->
                        with(bar.key(), bar.state(), bar.content(), version, bar.provenance())),
            coverages(bar.provenance())
                .map(
                    coverage ->
                        with(bar.key(), bar.state(), bar.content(), bar.version(), coverage)))
        .flatMap(each -> each);
  }

  private static StoredBar with(
      BarKey key, BarState state, Content content, Version version, Provenance provenance) {
    return new StoredBar(key, AssetClass.STOCK, state, content, version, provenance);
  }

  private static Stream<BarKey> keys(BarKey key) {
    InstrumentId instrument = key.instrument();
    InstrumentId symbol = new InstrumentId(instrument.symbol() + "X", instrument.venue());
    InstrumentId venue = new InstrumentId(instrument.symbol(), instrument.venue() + "X");
    Timeframe timeframe = key.timeframe() == Timeframe.M5 ? Timeframe.H1 : Timeframe.M5;
    Origin origin = key.origin() == Origin.FEED ? Origin.ROLLUP : Origin.FEED;
    return Stream.of(
        new BarKey(instrument, key.timeframe(), key.openTime(), origin),
        new BarKey(symbol, key.timeframe(), key.openTime(), key.origin()),
        new BarKey(venue, key.timeframe(), key.openTime(), key.origin()),
        new BarKey(instrument, timeframe, key.openTime(), key.origin()),
        new BarKey(instrument, key.timeframe(), key.openTime().plusSeconds(60), key.origin()),
        new BarKey(instrument, key.timeframe(), key.openTime().plusNanos(1_000), key.origin()));
  }

  private static Stream<Version> versions(Version version) {
    return Stream.of(
        new Version(version.high() ^ 1, version.low()),
        new Version(version.high(), version.low() ^ 1),
        new Version(version.high(), version.low() ^ Long.MIN_VALUE));
  }

  private static Stream<Coverage> coverages(Provenance provenance) {
    return provenance instanceof Coverage coverage
        ? Stream.of(
            new Coverage(coverage.present() + 1, coverage.expected()),
            new Coverage(
                coverage.present(),
                coverage.expected().isDefined() ? Option.none() : Option.some(0)),
            new Coverage(
                coverage.present(), coverage.expected().map(n -> n + 1).orElse(Option.some(1))))
        : Stream.empty();
  }

  /** A step within the bounds of low and high, which lie further apart than two. */
  private static Stream<Content> contents(Content content) {
    if (!(content instanceof Ohlcv ohlcv)) {
      return Stream.of(new Ohlcv(Prices.flat(BigDecimal.ZERO), Activity.UNKNOWN));
    }
    Prices prices = ohlcv.prices();
    Stream<Content> values =
        Stream.concat(
                Stream.of(
                        new Prices(
                            prices.open().add(STEP), prices.high(), prices.low(), prices.close()),
                        new Prices(
                            prices.open(), prices.high().add(STEP), prices.low(), prices.close()),
                        new Prices(
                            prices.open(),
                            prices.high(),
                            prices.low().subtract(STEP),
                            prices.close()),
                        new Prices(
                            prices.open(), prices.high(), prices.low(), prices.close().add(STEP)))
                    .map(changed -> new Ohlcv(changed, ohlcv.activity())),
                activities(ohlcv.activity()).map(changed -> new Ohlcv(prices, changed)))
            .map(Content.class::cast);
    return Stream.concat(values, Stream.of(Voided.VOID));
  }

  private static Stream<Activity> activities(Activity activity) {
    return Stream.of(
            changes(activity.volume())
                .map(
                    volume ->
                        new Activity(
                            volume, activity.turnover(), activity.vwap(), activity.tradeCount())),
            changes(activity.turnover())
                .map(
                    turnover ->
                        new Activity(
                            activity.volume(), turnover, activity.vwap(), activity.tradeCount())),
            changes(activity.vwap())
                .map(
                    vwap ->
                        new Activity(
                            activity.volume(), activity.turnover(), vwap, activity.tradeCount())),
            changes(activity.tradeCount().map(BigDecimal::valueOf))
                .map(
                    trades ->
                        new Activity(
                            activity.volume(),
                            activity.turnover(),
                            activity.vwap(),
                            trades.map(BigDecimal::longValue))))
        .flatMap(each -> each);
  }

  /** Absent is not zero, and present is not absent. */
  private static Stream<Option<BigDecimal>> changes(Option<BigDecimal> number) {
    return number.isDefined()
        ? Stream.of(number.map(BigDecimal.ONE::add), Option.none())
        : Stream.of(Option.some(BigDecimal.ZERO), Option.some(BigDecimal.ONE));
  }

  private static List<StoredBar> bars(Random random) {
    return Stream.generate(() -> bar(random)).limit(1 + random.nextInt(20)).toList();
  }

  private static StoredBar bar(Random random) {
    Origin origin = any(Origin.values(), random);
    return new StoredBar(
        new BarKey(
            new InstrumentId(any(new String[] {"A", "AA", "1", "é", "a b"}, random), "X"),
            any(Timeframe.values(), random),
            Instant.ofEpochSecond(random.nextInt() * 60L),
            origin),
        AssetClass.STOCK,
        any(BarState.values(), random),
        random.nextInt(10) == 0 ? Voided.VOID : ohlcv(random),
        new Version(random.nextLong() >>> 1, random.nextLong()),
        origin == Origin.FEED
            ? new Stamp("test", 64, random.nextInt(1_000))
            : new Coverage(random.nextInt(400), maybe(random.nextInt(400), random)));
  }

  private static Ohlcv ohlcv(Random random) {
    BigDecimal low = number(random).negate();
    BigDecimal high = number(random).add(BigDecimal.TEN);
    return new Ohlcv(
        new Prices(low.add(BigDecimal.ONE), high, low, high.subtract(BigDecimal.ONE)),
        new Activity(
            maybe(number(random), random),
            maybe(number(random), random),
            maybe(number(random), random),
            maybe((long) random.nextInt(1_000), random)));
  }

  /** Up to 18 digits before the point and 18 after it. */
  private static BigDecimal number(Random random) {
    return new BigDecimal(new BigInteger(random.nextInt(118), random), 18);
  }

  private static <T> T any(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  private static <T> Option<T> maybe(T value, Random random) {
    return Option.when(random.nextBoolean(), value);
  }
}
