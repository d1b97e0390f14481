package io.stockstream.domain;

import static io.stockstream.domain.TestingBars.APPLE;
import static io.stockstream.domain.TestingBars.closed;
import static io.stockstream.domain.TestingBars.decimal;
import static io.stockstream.domain.TestingBars.feed;
import static io.stockstream.domain.TestingBars.flat;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.Bar;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Trade;
import io.stockstream.domain.bar.TradeFold;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.bar.Voided;
import io.stockstream.domain.calendar.Calendars;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.calendar.DayHours;
import io.stockstream.domain.calendar.RegularWeek;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.SessionCalendar;
import io.stockstream.domain.calendar.SessionRules;
import io.stockstream.domain.calendar.SpecialDay;
import io.stockstream.domain.calendar.TradingDate;
import io.stockstream.domain.calendar.UtcDays;
import io.stockstream.domain.calendar.WeeklySessions;
import io.stockstream.domain.gap.AliveMinute;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.GapReason;
import io.stockstream.domain.gap.GapState;
import io.stockstream.domain.merge.Accepted;
import io.stockstream.domain.merge.Account;
import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.CountKey;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.merge.Received;
import io.stockstream.domain.merge.StatementCounts;
import io.stockstream.domain.merge.Stretch;
import io.stockstream.domain.merge.Tally;
import io.stockstream.domain.merge.Tally.Judged;
import io.stockstream.domain.merge.TiedStatement;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.rollup.ReferenceEntry;
import io.stockstream.domain.rollup.ReferenceTable;
import io.stockstream.domain.rollup.RulesEdition;
import io.stockstream.domain.rollup.Window;
import io.stockstream.domain.statement.Coverage;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.domain.statement.Source;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.domain.statement.StoredBar;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values are shipped between machines, and compared where they arrive. */
class SerializationTest {

  private static final Instant TIME = Instant.parse("2026-01-05T14:31:00Z");
  private static final Statement STATEMENT = closed("2026-01-05T14:31:00Z", flat("1.50", "2"), 3);
  private static final StoredBar ROW = STATEMENT.toStored();
  private static final Interval MINUTE = new Interval(TIME, TIME.plusSeconds(60));
  private static final Position POSITION = new Position("bars", 3, 1_042);

  private static final CountKey COUNT_KEY = CountKey.of(APPLE, TIME, POSITION);
  private static final Judged JUDGED = new Judged(1_042, InputClass.STALE, true);

  private static final SpecialDay HALF_DAY =
      new SpecialDay(LocalDate.parse("2026-12-24"), DayHours.parse("09:30-12:00").get());
  private static final RegularWeek WEEK =
      RegularWeek.of(
          LocalDate.parse("2011-03-07"),
          Set.of(DayOfWeek.MONDAY),
          DayHours.parse("09:30-12:00 13:00-16:00").get());
  private static final SessionRules RULES =
      new SessionRules(
          "XHKG",
          ZoneId.of("Asia/Hong_Kong"),
          new DateRange(LocalDate.parse("1997-01-01"), LocalDate.parse("2030-12-31")),
          List.of(WEEK),
          List.of(HALF_DAY));

  private static final ReferenceEntry ENTRY =
      new ReferenceEntry(
          APPLE, AssetClass.STOCK, InstrumentRules.DEFAULT, List.of(Source.live("feed")));

  private static final List<Serializable> SAMPLES =
      List.of(
          APPLE,
          ROW.key(),
          new Prices(decimal("2"), decimal("3"), decimal("1"), decimal("2.50")),
          Activity.UNKNOWN,
          new Activity(
              Option.some(decimal("1")),
              Option.some(decimal("2")),
              Option.some(decimal("3")),
              Option.some(4L)),
          flat("1.50", "2"),
          new Bar(feed(Timeframe.M1, TIME), flat("1", "2")),
          BarDraft.at("AAPL", "XNAS", "1m", TIME),
          MINUTE,
          new Trade(TIME, decimal("1"), decimal("2")),
          new Violation(ViolationCode.EMPTY, "", "a JSON object", "no bytes"),
          new Session(LocalDate.parse("2026-01-05"), List.of(MINUTE)),
          new Session(LocalDate.parse("2026-01-05"), List.of(MINUTE), true),
          new TradingDate(LocalDate.parse("2026-01-05"), TradingDate.Basis.LOCAL_DATE),
          HALF_DAY.hours(),
          HALF_DAY.hours().parts().get(0),
          HALF_DAY,
          WEEK,
          RULES,
          RULES.known(),
          new SessionCalendar(RULES),
          Calendars.of(List.of(new SessionCalendar(RULES), new UtcDays())),
          new UtcDays(),
          WeeklySessions.currencies(),
          new Coverage(3, Option.some(5)),
          new Coverage(3, Option.none()),
          new FileLine("0".repeat(64), 7),
          new Heartbeat("XNAS", TIME, "feed"),
          AliveMinute.of(new Heartbeat("XNAS", TIME, "feed")),
          new Gap(
              APPLE,
              Timeframe.M1,
              LocalDate.parse("2026-01-05"),
              MINUTE,
              GapReason.FEED_DOWN,
              GapState.OPEN),
          new Recompute(APPLE, MINUTE),
          Source.live("feed"),
          new Stamp("feed", 64, 7),
          STATEMENT,
          new StatementDraft(
              BarDraft.at("AAPL", "XNAS", "1m", TIME),
              AssetClass.STOCK,
              BarState.OPEN,
              false,
              "feed",
              64,
              7,
              Option.some(new FileLine("0".repeat(64), 7))),
          ROW,
          closed("2026-01-05T14:31:00Z", Voided.VOID, 3).toStored(),
          ROW.version(),
          new Clock(TIME),
          Clock.UNSET,
          InstrumentRules.of(Ladder.DEFAULT, WeeklySessions.always()),
          Ladder.DEFAULT,
          new RulesEdition(1, "0".repeat(64)),
          ENTRY,
          ReferenceTable.of(List.of(ENTRY)),
          InstrumentRules.DEFAULT.windows(),
          new Window(Timeframe.M5, MINUTE),
          new Account(1, ClassCounts.NONE.plusOne(InputClass.STALE)),
          new ClassCounts(Map.of(InputClass.STALE, 1L)),
          new Conflict(POSITION, ROW, ROW),
          POSITION,
          new Stretch(Timeframe.M1, Origin.FEED, MINUTE),
          new TiedStatement(POSITION, ROW),
          new Accepted(POSITION, TIME, ROW),
          new Received(STATEMENT, POSITION, TIME),
          COUNT_KEY,
          StatementCounts.none(COUNT_KEY),
          JUDGED,
          new Tally(COUNT_KEY, List.of(JUDGED)));

  @ParameterizedTest
  @MethodSource
  void aValueArrivesAsItWasSent(Serializable sample) throws Exception {
    Object arrived = sentAndReceived(sample);

    assertThat(arrived).isEqualTo(sample).hasSameHashCodeAs(sample).hasToString(sample.toString());
  }

  static List<Serializable> aValueArrivesAsItWasSent() {
    return SAMPLES;
  }

  @Test
  void aVoidStaysTheOneVoid() throws Exception {
    StoredBar gone = closed("2026-01-05T14:31:00Z", Voided.VOID, 3).toStored();

    assertThat(((StoredBar) sentAndReceived(gone)).isVoid()).isTrue();
  }

  @Test
  void aFoldOfTradesGoesOnWhereItArrives() throws Exception {
    TradeFold fold = TradeFold.of(new Trade(TIME, decimal("1"), decimal("2")));

    assertThat(((TradeFold) sentAndReceived(fold)).toOhlcv()).isEqualTo(fold.toOhlcv());
  }

  /**
   * What a task reads and decides stays within it, and gaps are looked for in one place; every
   * other public record is shipped.
   */
  @Test
  void everyPublicRecordIsHeldAgainstThis() throws Exception {
    Set<String> sampled =
        SAMPLES.stream()
            .map(sample -> sample.getClass().getSimpleName())
            .collect(Collectors.toSet());

    Set<String> unsampled =
        publicRecords()
            .map(Class::getSimpleName)
            .filter(name -> !sampled.contains(name))
            .collect(Collectors.toSet());

    assertThat(unsampled)
        .containsExactlyInAnyOrder(
            "Decision",
            "Existing",
            "ReadPlan",
            "Listed",
            "Liveness",
            "Completeness",
            "Real",
            "Filled");
  }

  private static Stream<Class<?>> publicRecords() throws IOException, URISyntaxException {
    Path root = Path.of(Bar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      List<Class<?>> records =
          files
              .map(file -> root.relativize(file).toString())
              .filter(name -> name.endsWith(".class") && !name.contains("-info"))
              .<Class<?>>map(SerializationTest::load)
              .filter(type -> type.isRecord() && Modifier.isPublic(type.getModifiers()))
              .toList();
      return records.stream();
    }
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName(file.replace(".class", "").replace('/', '.'));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object sentAndReceived(Serializable value)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
