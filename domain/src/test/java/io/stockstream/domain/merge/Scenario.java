package io.stockstream.domain.merge;

import static io.stockstream.domain.TestingBars.APPLE;
import static io.stockstream.domain.TestingBars.feed;
import static io.stockstream.domain.TestingBars.statement;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Voided;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.calendar.DayHours;
import io.stockstream.domain.calendar.LunchBreakDays;
import io.stockstream.domain.calendar.RandomRules;
import io.stockstream.domain.calendar.RegularWeek;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.SessionCalendar;
import io.stockstream.domain.calendar.SessionRules;
import io.stockstream.domain.calendar.SpecialDay;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.calendar.UtcDays;
import io.stockstream.domain.calendar.WeeklySessions;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.rollup.Windows;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Message;
import io.stockstream.domain.statement.Recompute;
import io.vavr.control.Option;
import io.vavr.test.Gen;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the feeds of one instrument said, all told, and by which rules it is judged.
 *
 * @param rules of the instrument
 * @param messages statements with several on a key, requests to recompute and heartbeats
 * @param seed of everything else that is left to chance
 */
record Scenario(InstrumentRules rules, List<Message> messages, long seed) {

  private static final List<Ladder> LADDERS =
      List.of(
          Ladder.DEFAULT,
          new Ladder(
              Timeframe.M1,
              List.of(
                  Timeframe.M5,
                  Timeframe.M15,
                  Timeframe.M30,
                  Timeframe.H1,
                  Timeframe.H4,
                  Timeframe.D1,
                  Timeframe.W1)),
          new Ladder(Timeframe.M15, List.of(Timeframe.H1, Timeframe.H4, Timeframe.D1)),
          new Ladder(
              Timeframe.M30, List.of(Timeframe.H1, Timeframe.H4, Timeframe.D1, Timeframe.W1)),
          new Ladder(Timeframe.H1, List.of(Timeframe.H4, Timeframe.D1, Timeframe.W1)),
          new Ladder(Timeframe.H1, List.of(Timeframe.H4, Timeframe.W1)));

  private static final List<TradingCalendar> CALENDARS =
      List.of(
          new UtcDays(),
          WeeklySessions.weekdays("XNYS", "America/New_York", "09:30", "16:00"),
          WeeklySessions.weekdays("XNSE", "Asia/Kolkata", "09:15", "15:30"),
          WeeklySessions.currencies(),
          WeeklySessions.always(),
          new LunchBreakDays(),
          untilInMarch());

  /** Tokyo with a holiday and a half day; from a Wednesday on it is assumed to keep its week. */
  private static TradingCalendar untilInMarch() {
    Set<DayOfWeek> weekdays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    return new SessionCalendar(
        new SessionRules(
            "known",
            ZoneId.of("Asia/Tokyo"),
            new DateRange(LocalDate.parse("1997-01-01"), LocalDate.parse("2026-03-10")),
            List.of(
                RegularWeek.of(
                    LocalDate.parse("1997-01-01"),
                    weekdays,
                    DayHours.parse("09:00-11:30 12:30-15:30").get())),
            List.of(
                new SpecialDay(LocalDate.parse("2026-03-03"), DayHours.CLOSED),
                new SpecialDay(
                    LocalDate.parse("2026-03-05"), DayHours.parse("09:00-11:05").get()))));
  }

  /** Before and after both clock changes of New York, and across the epoch. */
  private static final List<LocalDate> MONDAYS =
      List.of(
          LocalDate.parse("2026-03-02"),
          LocalDate.parse("2026-03-09"),
          LocalDate.parse("2026-10-26"),
          LocalDate.parse("2026-11-02"),
          LocalDate.parse("1969-12-29"));

  private static final int MOST_OF_A_SESSION = 30;
  private static final int MOST_OF_A_WEEK = 130;

  static final Gen<Scenario> ANY = random -> new Maker(random).make();

  /** Delivers every message at least once, in any order, in batches of any size. */
  List<List<Message>> delivery(Random random) {
    List<Message> log = new ArrayList<>(messages);
    int repeats = random.nextInt(messages.size() + 1);
    for (int i = 0; i < repeats; i++) {
      log.add(messages.get(random.nextInt(messages.size())));
    }
    Collections.shuffle(log, random);
    return cut(log, random);
  }

  private static List<List<Message>> cut(List<Message> log, Random random) {
    int largest = 1 + random.nextInt(log.size());
    List<List<Message>> batches = new ArrayList<>();
    for (int from = 0; from < log.size(); ) {
      int until = Math.min(log.size(), from + 1 + random.nextInt(largest));
      batches.add(log.subList(from, until));
      from = until;
    }
    return batches;
  }

  Random random() {
    return new Random(seed);
  }

  /** Makes one scenario; each leans its own way, so that rare things become common in some. */
  private static final class Maker {

    private final Random random;
    private final Ladder ladder;
    private final TradingCalendar calendar;
    private final double closed;
    private final double voided;
    private final double absent;
    private final int perKey;

    Maker(Random random) {
      this.random = random;
      ladder = pick(LADDERS);
      calendar = random.nextInt(5) == 0 ? anyCalendar() : pick(CALENDARS);
      closed = pick(List.of(0.3, 0.8, 1.0));
      voided = pick(List.of(0.0, 0.0, 0.1, 0.3, 1.0));
      absent = pick(List.of(0.0, 0.3, 1.0));
      perKey = pick(List.of(1, 3, 5));
    }

    private TradingCalendar anyCalendar() {
      TradingCalendar any;
      do {
        any = new SessionCalendar(RandomRules.ANY.apply(random));
      } while (any.next(MONDAYS.get(0)).isEmpty());
      return any;
    }

    Scenario make() {
      InstrumentRules rules =
          new InstrumentRules(
              PriceRule.POSITIVE, new Windows(ladder, calendar), pick(List.of(0, 1, 255)));
      List<Instant> openTimes = openTimes();
      List<Message> messages = new ArrayList<>();
      openTimes.forEach(openTime -> state(feed(ladder.base(), openTime), messages));
      if (random.nextInt(3) == 0) {
        state(feed(Timeframe.D1, pick(openTimes)), messages);
      }
      for (int i = random.nextInt(3); i > 0; i--) {
        messages.add(new Heartbeat("XNAS", near(pick(openTimes)), "feed"));
      }
      if (random.nextInt(3) == 0) {
        Instant from = near(pick(openTimes));
        messages.add(new Recompute(APPLE, new Interval(from, from.plusSeconds(7_000))));
      }
      return new Scenario(rules, messages, random.nextLong());
    }

    private List<Instant> openTimes() {
      TreeSet<Instant> openTimes = new TreeSet<>();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        Session session = session();
        switch (random.nextInt(5)) {
          case 0 -> openTimes.addAll(whole(session));
          case 1 -> openTimes.addAll(run(session.open()));
          case 2 -> openTimes.addAll(run(session.close()));
          case 3 -> openTimes.addAll(run(pick(session.hours()).until()));
          default -> openTimes.addAll(scattered(session));
        }
      }
      return List.copyOf(openTimes);
    }

    private Session session() {
      LocalDate date = pick(MONDAYS).plusDays(random.nextInt(7));
      return calendar.next(date).orElse(() -> calendar.next(MONDAYS.get(0))).get();
    }

    /** A whole week or session where that is not too long, so that windows fill up. */
    private List<Instant> whole(Session session) {
      Interval week = calendar.week(session.tradingDate()).get();
      List<Instant> ofWeek = inSession(week);
      List<Instant> ofSession = inSession(session.interval());
      if (ofWeek.size() <= MOST_OF_A_WEEK && random.nextInt(3) == 0) {
        return ofWeek;
      }
      return ofSession.size() <= MOST_OF_A_SESSION ? ofSession : run(session.open());
    }

    private List<Instant> inSession(Interval interval) {
      List<Instant> openTimes = new ArrayList<>();
      Timeframe base = ladder.base();
      for (Instant at = base.floor(interval.from());
          at.isBefore(interval.until());
          at = at.plusSeconds(base.seconds())) {
        if (calendar.sessionAt(at).isDefined()) {
          openTimes.add(at);
        }
      }
      return openTimes;
    }

    private List<Instant> run(Instant around) {
      Timeframe base = ladder.base();
      Instant start = base.floor(around).minusSeconds(base.seconds() * random.nextInt(18));
      List<Instant> openTimes = new ArrayList<>();
      for (int i = 0; i < 18; i++) {
        openTimes.add(start.plusSeconds(base.seconds() * i));
      }
      return openTimes;
    }

    private List<Instant> scattered(Session session) {
      List<Instant> openTimes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Instant at = session.open().plusSeconds(random.nextInt(3 * 86_400) - 86_400);
        openTimes.add(ladder.base().floor(at));
      }
      return openTimes;
    }

    private Instant near(Instant openTime) {
      return openTime.plusSeconds(random.nextInt(8_000) - 2_000);
    }

    private void state(BarKey key, List<Message> messages) {
      for (int i = 1 + random.nextInt(perKey); i > 0; i--) {
        Content content = random.nextDouble() < voided ? Voided.VOID : ohlcv();
        boolean isClosed = content.isVoid() || random.nextDouble() < closed;
        messages.add(
            statement(
                key,
                isClosed ? BarState.CLOSED : BarState.OPEN,
                content,
                pick(List.of(0, 32, 64, 127)),
                pick(List.of(0L, 1L, 1L << 40, (1L << 58) - 1))));
      }
    }

    private Ohlcv ohlcv() {
      List<BigDecimal> prices = new ArrayList<>(List.of(price(), price(), price(), price()));
      BigDecimal high = Collections.max(prices);
      BigDecimal low = Collections.min(prices);
      return new Ohlcv(
          new Prices(prices.get(0), high, low, prices.get(1)),
          new Activity(
              maybe(amount()),
              maybe(amount()),
              maybe(price()),
              maybe((long) random.nextInt(1_000))));
    }

    private BigDecimal price() {
      return BigDecimal.valueOf(9_000 + random.nextInt(2_000), 2).setScale(2 + random.nextInt(3));
    }

    private BigDecimal amount() {
      return BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(19));
    }

    private <T> Option<T> maybe(T value) {
      return random.nextDouble() < absent ? Option.none() : Option.some(value);
    }

    private <T> T pick(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }
  }
}
