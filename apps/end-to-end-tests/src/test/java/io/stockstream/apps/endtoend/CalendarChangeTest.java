package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.adapters.calendars.PackagedCalendars;
import io.stockstream.adapters.feeds.oracle.Oracle;
import io.stockstream.adapters.feeds.simulated.SimulatedFeed;
import io.stockstream.adapters.feeds.simulated.SimulatedMarket;
import io.stockstream.adapters.feeds.simulated.SimulationConfig;
import io.stockstream.adapters.spark.BarStream;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.DayHours;
import io.stockstream.domain.calendar.SessionCalendar;
import io.stockstream.domain.calendar.SessionRules;
import io.stockstream.domain.calendar.SpecialDay;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.rollup.Windows;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.feed.Feed;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BarSelection.Origins;
import io.stockstream.ports.store.Store;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody learns on Tuesday that New York opened half an hour late on Monday and rests today: a
 * later edition of the rules, a recompute through the log, and a stream that goes on meanwhile.
 */
class CalendarChangeTest {

  private static final int RECORDS_PER_BATCH = 2_000;
  private static final String NEW_YORK = "XNYS";
  private static final InstrumentId APPLE = new InstrumentId("AAPL", "XNAS");
  private static final InstrumentId BITCOIN = new InstrumentId("BTC-USD", "COINBASE");
  private static final Instant MONDAY = Instant.parse("2026-01-05T14:30:00Z");
  private static final Instant LATE_MONDAY = Instant.parse("2026-01-05T15:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-01-06T14:30:00Z");

  @TempDir Path folder;

  private final Oracle oracle = new Oracle();

  /**
   * The market's rules, but of New York's other ones.
   *
   * @param newYork its calendar now
   * @param later by how much its edition is higher
   */
  private record Learned(Reference before, TradingCalendar newYork, int later)
      implements Reference {

    static Learned asEdition(int later) {
      SessionRules known = ((SessionCalendar) PackagedCalendars.all().find(NEW_YORK).get()).rules();
      List<SpecialDay> special = new ArrayList<>(known.specialDays());
      special.add(
          new SpecialDay(LocalDate.parse("2026-01-05"), DayHours.parse("10:00-16:00").get()));
      special.add(new SpecialDay(LocalDate.parse("2026-01-06"), DayHours.CLOSED));
      SessionRules learned =
          SessionRules.of(known.name(), known.zone(), known.known(), known.weeks(), special).get();
      return new Learned(SimulatedMarket.reference(), new SessionCalendar(learned), later);
    }

    @Override
    public InstrumentRules rulesOf(InstrumentId instrument) {
      InstrumentRules rules = before.rulesOf(instrument);
      return rules.calendar().name().equals(NEW_YORK)
          ? new InstrumentRules(
              rules.priceRule(), new Windows(rules.ladder(), newYork), rules.edition() + later)
          : rules;
    }

    @Override
    public Set<InstrumentId> instruments() {
      return before.instruments();
    }
  }

  @Test
  void aCalendarThatChangesWhileTheStreamRunsLeavesNoWindowThatIsNoMore() throws Exception {
    Reference learned = Learned.asEdition(1);
    try (Chain chain = Chain.start(folder);
        Store store = chain.store().open()) {
      int first = SimulatedMarket.reference().rulesOf(APPLE).edition();
      try (BarStream before =
          LocalStream.start(chain, store, RECORDS_PER_BATCH, SimulatedMarket.reference())) {
        chain.publish(market(1, MONDAY, 60));
        chain.publish(market(2, TUESDAY, 20));
        before.catchUp();
        assertThat(days(store, APPLE))
            .containsExactly(day(MONDAY, first, false), day(TUESDAY, first, false));

        assertThatThrownBy(
                () -> LocalStream.start(chain, store, RECORDS_PER_BATCH, Learned.asEdition(0)))
            .isInstanceOf(PortException.class)
            .hasMessageStartingWith("editions: ARKK@ARCX: expected edition 1 by the rules ")
            .hasMessageContaining("; AAPL@XNAS: expected edition 1 by the rules ")
            .hasMessageEndingWith("then recompute the time of its bars");

        // The start that was refused has stopped nobody.
        chain.publish(market(3, TUESDAY.plus(Duration.ofMinutes(20)), 10));
        before.catchUp();
      }

      try (BarStream after = LocalStream.start(chain, store, RECORDS_PER_BATCH, learned)) {
        chain.publish(market(4, TUESDAY.plus(Duration.ofMinutes(30)), 5));
        recompute(chain, learned);
        chain.publish(market(5, TUESDAY.plus(Duration.ofMinutes(35)), 5));
        after.catchUp();
      }

      assertThat(days(store, APPLE))
          .containsExactly(
              day(MONDAY, first + 1, true),
              day(LATE_MONDAY, first + 1, false),
              day(TUESDAY, first + 1, true));
      assertThat(days(store, BITCOIN)).hasSize(2).allMatch(day -> day.endsWith(" " + first));
      assertThatThrownBy(
              () -> LocalStream.start(chain, store, RECORDS_PER_BATCH, SimulatedMarket.reference()))
          .hasMessageContaining("AAPL@XNAS: expected edition 2 or higher, as the store has, was 1");
      assertHolds(chain, learned);
    }
  }

  /** By the oracle, by code that shares no law, and by a stream that knew it from the start. */
  private void assertHolds(Chain chain, Reference learned) {
    List<String> differences = new ArrayList<>();
    TestedStore fresh = TestedStore.inFile(folder.resolve("fresh.duckdb"));

    assertThat(chain.differencesFrom(oracle)).isEmpty();
    assertThat(chain.verify(differences, learned).holdsToTheEnd())
        .as(differences.toString())
        .isTrue();
    assertThat(Undisturbed.differences(chain, fresh, learned)).isEmpty();
    assertThat(chain.account().unexplained()).isZero();
  }

  private Feed market(long seed, Instant start, int minutes) {
    return SimulatedFeed.open(
        SimulationConfig.of(seed, start, Duration.ofMinutes(minutes)), oracle);
  }

  /** As somebody does it who has learned something: 23 instruments, nine days, a week a message. */
  private void recompute(Chain chain, Reference learned) throws Exception {
    List<String> command = new ArrayList<>(List.of("recompute"));
    for (InstrumentId each : learned.instruments()) {
      if (learned.rulesOf(each).calendar().name().equals(NEW_YORK)) {
        command.add(each.toString());
      }
    }
    command.addAll(List.of("--from", "2026-01-01T00:00:00Z", "--to", "2026-01-10T00:00:00Z"));
    Map<String, String> broker =
        Map.of("KAFKA_BROKER", chain.brokers(), "KAFKA_TOPIC", chain.topic());
    Cli asked = Cli.run(folder, broker, command.toArray(String[]::new));
    assertThat(asked.exitCode()).as(String.join("\n", asked.err())).isZero();
    assertThat(asked.out()).containsExactly("recompute of 23 instruments, published 46");
  }

  /** Returns every daily roll-up, those that were taken back too. */
  private static List<String> days(Store store, InstrumentId instrument) {
    List<String> days = new ArrayList<>();
    store
        .bars()
        .read(
            new BarSelection(
                Option.some(instrument.symbol()),
                Option.some(instrument.venue()),
                Option.some(Timeframe.D1),
                Option.none(),
                Option.none(),
                Origins.BOTH),
            bar -> days.add(day(bar.key().openTime(), bar.edition(), bar.isWithdrawn())));
    return days;
  }

  private static String day(Instant openTime, int edition, boolean takenBack) {
    return openTime + (takenBack ? " taken back " : " ") + edition;
  }
}
