package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.flat;
import static io.stockstream.adapters.testkit.TestingBars.instrument;
import static io.stockstream.adapters.testkit.TestingBars.minute;
import static io.stockstream.adapters.testkit.TestingBars.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stockstream.adapters.testkit.TestingStream.Batch;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Voided;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.calendar.DayHours;
import io.stockstream.domain.calendar.RegularWeek;
import io.stockstream.domain.calendar.SessionCalendar;
import io.stockstream.domain.calendar.SessionRules;
import io.stockstream.domain.calendar.SpecialDay;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.calendar.WeeklySessions;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.GapReason;
import io.stockstream.domain.gap.GapState;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.rollup.Windows;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.ports.store.GapSelection;
import io.stockstream.ports.usecase.FindGaps;
import io.stockstream.ports.usecase.ReadGaps;
import io.stockstream.ports.verify.GapVerification;
import io.stockstream.ports.verify.VerifyGaps;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever comes in whatever order, gaps are those that the log has. */
class FindGapsTest {

  private static final TradingCalendar NEW_YORK =
      WeeklySessions.weekdays("XNYS", "America/New_York", "09:30", "16:00");
  private static final TradingCalendar BREAKS =
      new SessionCalendar(
          new SessionRules(
              "BREAKS",
              ZoneOffset.UTC,
              new DateRange(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-07")),
              List.of(
                  RegularWeek.of(
                      LocalDate.EPOCH,
                      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                      DayHours.parse("14:00-15:10 15:40-16:00").get())),
              List.of(new SpecialDay(LocalDate.parse("2026-01-06"), DayHours.CLOSED))));
  private static final List<TradingCalendar> CALENDARS =
      List.of(NEW_YORK, BREAKS, WeeklySessions.always(), WeeklySessions.currencies());
  private static final List<InstrumentId> NAMES =
      List.of(instrument("A"), instrument("B"), instrument("C"), instrument("D"));
  private static final Reference REFERENCE =
      name ->
          NAMES.contains(name)
              ? InstrumentRules.of(Ladder.DEFAULT, CALENDARS.get(NAMES.indexOf(name)))
              : InstrumentRules.DEFAULT;

  private final TestingStream stream = new TestingStream(START.plus(Duration.ofDays(30)));
  private TestingStore store;
  private TestingStore anew;

  @BeforeEach
  void open(@TempDir Path folder, @TempDir Path another) {
    store = new TestingStore(MemoryStore::open, folder);
    anew = new TestingStore(MemoryStore::open, another);
  }

  @AfterEach
  void close() {
    store.close();
    anew.close();
  }

  /** Runs of minutes here and there over five days, most of them in disorder, some taken back. */
  private Batch randomBatch(long number, Random random) {
    for (int run = 0; run < 12; run++) {
      int from = 30 * random.nextInt(5 * 48);
      InstrumentId name = NAMES.get(random.nextInt(NAMES.size()));
      int kind = random.nextInt(5);
      for (int i = from; i < from + 50; i++) {
        if (kind == 0) {
          stream.say(new Heartbeat("XNAS", minute(i).plusSeconds(2), "a"));
        } else if (kind == 1 && i % 5 == 0) {
          stream.say(statement(name, i, Voided.VOID, 1_000 + number));
        } else if (random.nextInt(10) > 0) {
          stream.say(statement(name, i, flat("10"), number));
        }
      }
    }
    return stream.cut(number);
  }

  private static List<Gap> missing(TestingStore of) {
    return of.store().gaps().read(GapSelection.ALL).stream()
        .filter(gap -> gap.state().isMissing())
        .toList();
  }

  @Test
  void gapsFoundBatchByBatchAreThoseFoundAtOnceAndThoseOfTheLog() {
    Random random = new Random(7);
    for (int number = 0; number < 30; number++) {
      Batch batch = randomBatch(number, random);
      stream.store(store, batch, 2);
      stream.store(anew, batch, 1);
      new FindGaps(store.store(), REFERENCE).run();
      if (number % 3 == 0) {
        List<String> differences = new ArrayList<>();
        assertThat(verify(differences).holds()).as(String.join("\n", differences)).isTrue();
      }
    }
    new FindGaps(anew.store(), REFERENCE).run();

    assertThat(missing(store)).isNotEmpty().isEqualTo(missing(anew));
    GapVerification found = verify(new ArrayList<>());
    assertThat(found.expected(GapReason.FEED_DOWN)).isPositive();
    assertThat(found.expected(GapReason.NO_TRADES)).isPositive();
    assertThat(found.expected(GapReason.UNKNOWN)).isPositive();
  }

  private GapVerification verify(List<String> differences) {
    return new VerifyGaps(stream.reader(), stream.decoder(), REFERENCE)
        .run(store.store().gaps().read(GapSelection.ALL), differences::add);
  }

  @Test
  void aGapThatIsNotTheLogsIsSeen() {
    stream.say(statement(NAMES.get(0), 0, flat("10"), 1));
    stream.say(statement(NAMES.get(0), 5, flat("10"), 1));
    stream.store(store, stream.cut(0), 1);
    List<String> differences = new ArrayList<>();

    GapVerification nothingFound = verify(differences);

    assertThat(nothingFound)
        .hasToString(
            "verify gaps no_trades=0 feed_down=0 not_listed=0 unknown=4 missing=4 extra=0 different=0");
    assertThat(nothingFound.holds()).isFalse();
    assertThat(differences.get(0))
        .isEqualTo("gap of A@XNAS at 2026-01-05T14:31:00Z: expected UNKNOWN, was null");
  }

  @Test
  void beforeTheFirstBarItIsNotListedForAsFarBackAsSomebodyAsks() {
    InstrumentId name = NAMES.get(0);
    stream.say(statement(name, 30, flat("10"), 1));
    stream.say(statement(name, 31, flat("10"), 1));
    stream.store(store, stream.cut(0), 1);
    new FindGaps(store.store(), REFERENCE).run();
    Instant friday = Instant.parse("2026-01-02T00:00:00Z");

    assertThat(store.store().gaps().read(GapSelection.ALL)).isEmpty();
    assertThat(new ReadGaps(store.store(), REFERENCE).gaps(since(friday)))
        .extracting(Gap::interval, Gap::reason)
        .containsExactly(
            tuple(
                new Interval(
                    Instant.parse("2026-01-02T14:30:00Z"), Instant.parse("2026-01-02T21:00:00Z")),
                GapReason.NOT_LISTED),
            tuple(new Interval(START, minute(30)), GapReason.NOT_LISTED));
  }

  private static GapSelection since(Instant from) {
    return new GapSelection(Option.none(), Option.none(), Option.some(from), Option.none());
  }

  @Test
  void anInstrumentWithoutACalendarHasNoGaps() {
    stream.say(statement(instrument("UNLISTED"), 0, flat("10"), 1));
    stream.say(statement(instrument("UNLISTED"), 9, flat("10"), 1));
    stream.store(store, stream.cut(0), 1);

    assertThat(new FindGaps(store.store(), REFERENCE).run()).isZero();
    assertThat(store.store().gaps().read(GapSelection.ALL)).isEmpty();
  }

  /** A holiday that became known: what was missing then is missing no more, and was not filled. */
  @Test
  void anotherEditionIsLookedAtEverywhereAgain() {
    InstrumentId name = NAMES.get(0);
    stream.say(statement(name, 0, flat("10"), 1));
    stream.say(statement(name, 1_440, flat("10"), 1));
    stream.say(statement(name, 1_450, flat("10"), 1));
    stream.store(store, stream.cut(0), 1);
    new FindGaps(store.store(), REFERENCE).run();
    assertThat(missing(store)).hasSize(2);
    InstrumentRules rules = REFERENCE.rulesOf(name);
    TradingCalendar noMonday =
        new WeeklySessions(
            "XNYS",
            NEW_YORK.zone(),
            EnumSet.range(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY),
            false,
            LocalTime.parse("09:30"),
            LocalTime.parse("16:00"));

    Reference next =
        n -> new InstrumentRules(rules.priceRule(), new Windows(rules.ladder(), noMonday), 1);
    new FindGaps(store.store(), next).run();

    assertThat(store.store().gaps().read(GapSelection.ALL))
        .extracting(Gap::interval, Gap::state)
        .containsExactly(tuple(new Interval(minute(1_441), minute(1_450)), GapState.OPEN));
  }
}
