package io.stockstream.adapters.feeds.simulated;

import static io.stockstream.adapters.feeds.simulated.TestingSimulation.MONDAY;
import static io.stockstream.adapters.feeds.simulated.TestingSimulation.clean;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.Source;
import io.stockstream.domain.statement.Statement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatedMarketTest {

  /** A Friday to the Tuesday after, over the Sunday on which New York's clocks go back. */
  private static final Instant FRIDAY = Instant.parse("2024-11-01T00:00:00Z");

  private static final Duration DAYS = Duration.ofDays(5);

  @Test
  void thereAreFiftyInstrumentsTenOfEachClass() {
    assertThat(SimulatedMarket.instruments()).hasSize(50).doesNotHaveDuplicates();
    assertThat(
            SimulatedMarket.listings().stream()
                .collect(Collectors.groupingBy(Listing::assetClass, Collectors.counting())))
        .hasSize(AssetClass.values().length)
        .allSatisfy((assetClass, count) -> assertThat(count).isEqualTo(10));
  }

  @Test
  void everyMinuteOfASessionHasTwoOpenStatementsAndAClosedOneAndNoOtherMinuteHasAny() {
    Map<InstrumentId, List<Statement>> byInstrument =
        TestingSimulation.statements(clean(FRIDAY, DAYS)).stream()
            .collect(Collectors.groupingBy(statement -> statement.key().instrument()));

    assertThat(byInstrument).hasSize(50);
    for (Listing listing : SimulatedMarket.listings()) {
      List<Statement> statements = byInstrument.get(listing.instrument());
      long minutes = minutesInSession(listing.calendar());
      assertThat(statements).as(listing.instrument().toString()).hasSize((int) minutes * 3);
      assertThat(count(statements, BarState.CLOSED)).isEqualTo(minutes);
      assertThat(statements)
          .allMatch(statement -> listing.isInSession(statement.key().openTime()))
          .allMatch(statement -> statement.key().timeframe() == Timeframe.M1);
    }
  }

  private static long count(List<Statement> statements, BarState state) {
    return statements.stream().filter(statement -> statement.state() == state).count();
  }

  /** By whole hours of sessions, cut where the simulation begins and ends. */
  private static long minutesInSession(TradingCalendar calendar) {
    long seconds = 0;
    for (LocalDate date = LocalDate.of(2024, 10, 30);
        date.isBefore(LocalDate.of(2024, 11, 8));
        date = date.plusDays(1)) {
      for (Session session : calendar.session(date)) {
        for (Interval hours : session.hours()) {
          long from = Math.max(hours.from().getEpochSecond(), FRIDAY.getEpochSecond());
          long until = Math.min(hours.until().getEpochSecond(), FRIDAY.plus(DAYS).getEpochSecond());
          seconds += Math.max(0, until - from);
        }
      }
    }
    return seconds / 60;
  }

  @Test
  void newYorkOpensAnHourLaterByUtcOnceItsClocksWentBack() {
    List<Instant> opens =
        TestingSimulation.statements(clean(FRIDAY, DAYS)).stream()
            .map(Statement::key)
            .filter(key -> key.instrument().symbol().equals("SPY"))
            .map(key -> key.openTime())
            .toList();

    assertThat(opens)
        .contains(Instant.parse("2024-11-01T13:30:00Z"), Instant.parse("2024-11-04T14:30:00Z"))
        .doesNotContain(
            Instant.parse("2024-11-01T13:29:00Z"), Instant.parse("2024-11-04T13:30:00Z"));
  }

  /**
   * Tokyo rested on Monday, 2024-11-04, and on the day after closed at 15:30 for the first time.
   */
  @Test
  void tokyoKeepsItsHolidayItsLunchAndItsNewClose() {
    Set<Instant> opens =
        TestingSimulation.statements(clean(FRIDAY, DAYS)).stream()
            .map(Statement::key)
            .filter(key -> key.instrument().symbol().equals("^N225"))
            .map(key -> key.openTime())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(opens).hasSize(300 + 330);
    assertThat(opens)
        .contains(
            Instant.parse("2024-11-01T02:29:00Z"),
            Instant.parse("2024-11-01T03:30:00Z"),
            Instant.parse("2024-11-01T05:59:00Z"),
            Instant.parse("2024-11-05T06:29:00Z"))
        .doesNotContain(
            Instant.parse("2024-11-01T02:30:00Z"),
            Instant.parse("2024-11-01T03:29:00Z"),
            Instant.parse("2024-11-01T06:00:00Z"),
            Instant.parse("2024-11-04T01:00:00Z"));
  }

  @Test
  void everyVenueBeatsOncePerMinuteInSessionAndLastAfterItsClose() {
    Map<String, List<Heartbeat>> beats =
        TestingSimulation.run(clean(FRIDAY, DAYS)).stream()
            .map(Timed::emission)
            .filter(Emission.Alive.class::isInstance)
            .map(emission -> ((Emission.Alive) emission).heartbeat())
            .collect(Collectors.groupingBy(Heartbeat::venue));

    Map<String, TradingCalendar> calendars = calendarsByVenue();
    assertThat(beats).hasSameSizeAs(calendars);
    calendars.forEach(
        (venue, calendar) ->
            assertThat(beats.get(venue))
                .as(venue)
                .hasSize((int) minutesInSession(calendar))
                .allMatch(beat -> calendar.sessionAt(beat.time().minusSeconds(62)).isDefined()));
    assertThat(beats.get("XLON").get(509).time()).isEqualTo("2024-11-01T16:30:02Z");
  }

  private static Map<String, TradingCalendar> calendarsByVenue() {
    return SimulatedMarket.listings().stream()
        .collect(
            Collectors.toMap(
                listing -> listing.instrument().venue(),
                Listing::calendar,
                (a, b) -> {
                  assertThat(a).isEqualTo(b);
                  return a;
                },
                TreeMap::new));
  }

  @Test
  void aBarClosesJustAfterItsMinuteAndItsRevisionIsThatTime() {
    for (Timed timed : TestingSimulation.run(clean(MONDAY, Duration.ofMinutes(5)))) {
      if (timed.emission() instanceof Emission.Stated stated) {
        Statement statement = stated.statement();
        Instant openTime = statement.key().openTime();
        boolean closed = statement.state() == BarState.CLOSED;
        assertThat(timed.at())
            .isBetween(
                openTime.plusSeconds(closed ? 60 : 0), openTime.plusSeconds(closed ? 62 : 60));
        assertThat(statement.stamp())
            .isEqualTo(Source.live("simulated").stamp(RevisionScheme.ofTime(timed.at())));
      }
    }
  }

  @Test
  void indicesAndCurrenciesHaveNoVolumeAndCryptoHasFractions() {
    Map<AssetClass, List<Ohlcv>> byClass =
        TestingSimulation.statements(clean(MONDAY, Duration.ofMinutes(30))).stream()
            .collect(
                Collectors.groupingBy(
                    Statement::assetClass,
                    Collectors.mapping(
                        statement -> (Ohlcv) statement.content(), Collectors.toList())));

    assertThat(byClass.get(AssetClass.INDEX)).allMatch(bar -> bar.activity().volume().isEmpty());
    assertThat(byClass.get(AssetClass.CURRENCY)).allMatch(bar -> bar.activity().volume().isEmpty());
    assertThat(byClass.get(AssetClass.CRYPTO))
        .allMatch(bar -> bar.activity().turnover().isDefined())
        .anyMatch(bar -> bar.activity().volume().get().stripTrailingZeros().scale() > 0);
    assertThat(byClass.get(AssetClass.STOCK))
        .allMatch(bar -> bar.activity().volume().get().scale() == 0)
        .anyMatch(bar -> bar.activity().vwap().isDefined())
        .anyMatch(bar -> bar.activity().vwap().isEmpty());
  }

  @Test
  void aStatedAveragePriceLiesWithinTheBar() {
    TestingSimulation.statements(clean(MONDAY, Duration.ofMinutes(30))).stream()
        .map(statement -> (Ohlcv) statement.content())
        .filter(bar -> bar.activity().vwap().isDefined())
        .forEach(
            bar ->
                assertThat(bar.activity().vwap().get())
                    .isBetween(bar.prices().low(), bar.prices().high()));
  }

  @Test
  void referenceKnowsTheCalendarsAndSurvivesSerialization() throws Exception {
    Reference reference = serialized(SimulatedMarket.reference());

    Function<String, String> calendar =
        name -> {
          InstrumentId instrument =
              new InstrumentId(name.split("@", -1)[0], name.split("@", -1)[1]);
          return reference.rulesOf(instrument).windows().calendar().name();
        };
    assertThat(calendar.apply("^NSEI@XNSE")).isEqualTo("XBOM");
    assertThat(calendar.apply("EURUSD=X@FX")).isEqualTo("24x5");
    assertThat(calendar.apply("BTC-USD@COINBASE")).isEqualTo("24x7");
    assertThat(reference.rulesOf(new InstrumentId("BTC-USD", "BITSTAMP")))
        .isEqualTo(InstrumentRules.DEFAULT);
  }

  private static Reference serialized(Reference reference) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(reference);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Reference) in.readObject();
    }
  }
}
