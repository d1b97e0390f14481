package io.stockstream.domain.merge;

import io.stockstream.domain.TestingBars;
import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Voided;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.SessionCalendar;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.rollup.Window;
import io.stockstream.domain.rollup.Windows;
import io.stockstream.domain.statement.Coverage;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Message;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.domain.statement.Version;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The laws written down a second time, without care for speed: all statements at once, the greatest
 * of each key, and one pass from the base bars to each timeframe. Shares the value types, and
 * {@link Windows} where it says which parts a window has.
 */
final class NaiveBars {

  private static final Map<Object, Integer> EXPECTED = new ConcurrentHashMap<>();

  private final Windows windows;
  private final TradingCalendar calendar;
  private final Timeframe base;
  private final int edition;
  private final Map<BarKey, StoredBar> rows = new HashMap<>();
  private final TreeMap<Instant, StoredBar> baseBars = new TreeMap<>();
  private Instant clock = Instant.MIN;

  private NaiveBars(Scenario scenario) {
    windows = scenario.rules().windows();
    calendar = windows.calendar();
    base = windows.ladder().base();
    edition = scenario.rules().edition();
  }

  static Map<BarKey, StoredBar> of(Scenario scenario) {
    NaiveBars bars = new NaiveBars(scenario);
    scenario.messages().forEach(bars::hear);
    bars.windows.ladder().rungs().forEach(bars::rollUp);
    return bars.rows;
  }

  private void hear(Message message) {
    if (message instanceof Heartbeat heartbeat) {
      clock = heartbeat.time().isAfter(clock) ? heartbeat.time() : clock;
    } else if (message instanceof Statement statement) {
      BarKey key = statement.key();
      clock = key.openTime().isAfter(clock) ? key.openTime() : clock;
      StoredBar said = toRow(statement);
      StoredBar best = rows.get(key);
      if (best == null || number(said).compareTo(number(best)) > 0) {
        rows.put(key, said);
        if (key.timeframe() == base) {
          baseBars.put(key.openTime(), said);
        }
      }
    }
  }

  private static StoredBar toRow(Statement said) {
    BigInteger version =
        BigInteger.valueOf(said.state().ordinal())
            .shiftLeft(7)
            .add(BigInteger.valueOf(said.stamp().rank()))
            .shiftLeft(58)
            .add(BigInteger.valueOf(said.stamp().revision()))
            .shiftLeft(32)
            .add(BigInteger.valueOf(Integer.toUnsignedLong(said.content().hash())));
    return new StoredBar(
        said.key(),
        said.assetClass(),
        said.state(),
        said.content(),
        Version.of(version),
        said.stamp());
  }

  private static BigInteger number(StoredBar row) {
    return row.version().toBigInteger();
  }

  private void rollUp(Timeframe rung) {
    Map<Interval, List<StoredBar>> grouped = new TreeMap<>(Comparator.comparing(Interval::from));
    baseBars.forEach(
        (openTime, bar) ->
            interval(rung, openTime)
                .forEach(in -> grouped.computeIfAbsent(in, i -> new ArrayList<>()).add(bar)));
    grouped.forEach(
        (in, bars) -> rows.put(TestingBars.rollUp(rung, in.from()), row(rung, in, bars)));
  }

  private Option<Interval> interval(Timeframe rung, Instant openTime) {
    if (rung.compareTo(Timeframe.D1) < 0) {
      long into = Math.floorMod(openTime.getEpochSecond(), rung.seconds());
      Instant from = openTime.minusSeconds(into);
      return Option.some(new Interval(from, from.plusSeconds(rung.seconds())));
    }
    return sessionAt(openTime)
        .map(session -> rung == Timeframe.D1 ? session.interval() : week(session.tradingDate()));
  }

  private Option<Session> sessionAt(Instant instant) {
    LocalDate date = LocalDate.ofInstant(instant, ZoneOffset.UTC);
    for (int day = -2; day <= 2; day++) {
      for (Session session : calendar.session(date.plusDays(day))) {
        if (session.hours().stream().anyMatch(hours -> hours.contains(instant))) {
          return Option.some(session);
        }
      }
    }
    return Option.none();
  }

  private Interval week(LocalDate date) {
    LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    List<Session> sessions = new ArrayList<>();
    for (int day = 0; day < 7; day++) {
      calendar.session(monday.plusDays(day)).forEach(sessions::add);
    }
    return new Interval(sessions.get(0).open(), sessions.get(sessions.size() - 1).close());
  }

  private StoredBar row(Timeframe rung, Interval in, List<StoredBar> bars) {
    boolean isClosed = isClosed(new Window(rung, in));
    BigInteger sum = bars.stream().map(NaiveBars::number).reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger version =
        BigInteger.valueOf(edition)
            .shiftLeft(1)
            .add(isClosed ? BigInteger.ONE : BigInteger.ZERO)
            .shiftLeft(118)
            .add(sum);
    return new StoredBar(
        TestingBars.rollUp(rung, in.from()),
        AssetClass.STOCK,
        isClosed ? BarState.CLOSED : BarState.OPEN,
        fold(bars),
        Version.of(version),
        new Coverage(present(bars), expected(in)));
  }

  private boolean isClosed(Window window) {
    return isPast(end(window.interval())) || isFull(window);
  }

  private boolean isPast(Instant end) {
    return !clock.isBefore(end);
  }

  private Instant end(Interval in) {
    Instant end = null;
    LocalDate first = LocalDate.ofInstant(in.from(), ZoneOffset.UTC).minusDays(1);
    for (int day = 0; calendar.countsBars() && day < 10; day++) {
      for (Session session : calendar.session(first.plusDays(day))) {
        for (Interval hours : session.hours()) {
          end = hours.overlaps(in) ? hours.until() : end;
        }
      }
    }
    return end == null || end.isAfter(in.until()) ? in.until() : end;
  }

  /** Every part that the calendar expects is there, and every part there is over. */
  private boolean isFull(Window window) {
    Timeframe parts = windows.partsOf(window);
    int expected = 0;
    for (Instant openTime : windows.partOpenTimes(window, parts)) {
      Interval nominal = new Interval(openTime, openTime.plusSeconds(parts.seconds()));
      boolean isExpected = !calendar.countsBars() || count(nominal) > 0;
      boolean isThere = isThere(parts, openTime, nominal);
      if (isExpected && !isThere || isThere && !isOver(parts, openTime, nominal)) {
        return false;
      }
      expected += isExpected ? 1 : 0;
    }
    return expected > 0;
  }

  private boolean isThere(Timeframe parts, Instant openTime, Interval nominal) {
    return parts == base
        ? baseBars.containsKey(openTime)
        : baseBars.subMap(openTime, whole(parts, openTime, nominal).until()).keySet().stream()
            .anyMatch(at -> interval(parts, at).isDefined());
  }

  private boolean isOver(Timeframe parts, Instant openTime, Interval nominal) {
    return parts == base
        ? baseBars.get(openTime).state() == BarState.CLOSED || isPast(nominal.until())
        : isClosed(new Window(parts, whole(parts, openTime, nominal)));
  }

  private Interval whole(Timeframe parts, Instant openTime, Interval nominal) {
    return interval(parts, openTime).getOrElse(nominal);
  }

  private static Content fold(List<StoredBar> bars) {
    List<Ohlcv> values =
        bars.stream().filter(bar -> !bar.isVoid()).map(bar -> (Ohlcv) bar.content()).toList();
    if (values.isEmpty()) {
      return Voided.VOID;
    }
    List<Prices> prices = values.stream().map(Ohlcv::prices).toList();
    List<Activity> activity = values.stream().map(Ohlcv::activity).toList();
    return new Ohlcv(
        new Prices(
            prices.get(0).open(),
            prices.stream().map(Prices::high).max(Comparator.naturalOrder()).orElseThrow(),
            prices.stream().map(Prices::low).min(Comparator.naturalOrder()).orElseThrow(),
            prices.get(prices.size() - 1).close()),
        new Activity(
            activity.stream().map(Activity::volume).allMatch(Option::isEmpty)
                ? Option.none()
                : sum(
                    activity.stream()
                        .map(a -> a.volume().orElse(Option.some(BigDecimal.ZERO)))
                        .toList()),
            sum(activity.stream().map(Activity::turnover).toList()),
            Option.none(),
            sum(activity.stream().map(a -> a.tradeCount().map(BigDecimal::valueOf)).toList())
                .map(BigDecimal::longValueExact)));
  }

  /** Absent when a part is. */
  private static Option<BigDecimal> sum(List<Option<BigDecimal>> parts) {
    return parts.stream().anyMatch(Option::isEmpty)
        ? Option.none()
        : Option.some(parts.stream().map(Option::get).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private int present(Collection<StoredBar> bars) {
    return (int)
        bars.stream()
            .filter(bar -> !bar.isVoid())
            .filter(bar -> !calendar.countsBars() || sessionAt(bar.key().openTime()).isDefined())
            .count();
  }

  private Option<Integer> expected(Interval in) {
    return calendar.countsBars() && isKnown(in) ? Option.some(count(in)) : Option.none();
  }

  /** By the dates of which the rules say that they are known, second after second of the grid. */
  private boolean isKnown(Interval in) {
    if (!(calendar instanceof SessionCalendar bounded)) {
      return true;
    }
    for (Instant at = in.from(); at.isBefore(in.until()); at = at.plusSeconds(base.seconds())) {
      LocalDate local = LocalDate.ofInstant(at, calendar.zone());
      LocalDate date = sessionAt(at).map(Session::tradingDate).getOrElse(local);
      if (!bounded.rules().known().contains(date)) {
        return false;
      }
    }
    return true;
  }

  private int count(Interval in) {
    return EXPECTED.computeIfAbsent(List.of(calendar, base, in), key -> countExpected(in));
  }

  private int countExpected(Interval in) {
    long step = base.seconds();
    long first = Math.floorDiv(in.from().getEpochSecond() + step - 1, step) * step;
    int count = 0;
    for (long at = first; at < in.until().getEpochSecond(); at += step) {
      count += sessionAt(Instant.ofEpochSecond(at)).isDefined() ? 1 : 0;
    }
    return count;
  }
}
