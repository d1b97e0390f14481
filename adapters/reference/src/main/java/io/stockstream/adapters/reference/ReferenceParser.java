package io.stockstream.adapters.reference;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Nearest;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.calendar.UtcDays;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.rollup.ReferenceEntry;
import io.stockstream.domain.rollup.ReferenceTable;
import io.stockstream.domain.rollup.Windows;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.Source;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.Version;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes one line after the other, and notes what is wrong; used once, by one thread. */
final class ReferenceParser {

  private static final Pattern SOURCE = Pattern.compile("([^=\\s]+)=(file|time):([0-9]{1,3})");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,3}");
  private static final String NO_EDITION = "0";

  private final String origin;
  private final Function<String, Validation<String, TradingCalendar>> calendars;
  private final List<String> problems = new ArrayList<>();
  private final List<ReferenceEntry> entries = new ArrayList<>();
  private final Map<InstrumentId, Long> lineOf = new HashMap<>();
  private Map<Column, Integer> positions;
  private int columns;
  private long line;

  /**
   * @param origin where the lines are from, for problems to name
   * @param calendars finds one, or says which is meant
   */
  ReferenceParser(String origin, Function<String, Validation<String, TradingCalendar>> calendars) {
    this.origin = origin;
    this.calendars = calendars;
  }

  /** Returns whether more lines make sense: not below a header that cannot be read. */
  boolean take(long number, List<String> cells) {
    line = number;
    if (positions == null) {
      header(cells);
      return problems.isEmpty();
    }
    if (cells.size() == columns) {
      entry(new Cells(positions, cells));
    } else {
      problem("", columns + " cells as in the header", String.valueOf(cells.size()));
    }
    return true;
  }

  private void header(List<String> names) {
    positions = new EnumMap<>(Column.class);
    columns = names.size();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).strip();
      Column column = Column.named(name).getOrNull();
      if (column == null) {
        problem("", "a column" + nearest(name, Column.headers()), name);
      } else if (positions.putIfAbsent(column, i) != null) {
        problem("", "each column once", name);
      }
    }
    Arrays.stream(Column.values())
        .filter(column -> column.isRequired() && !positions.containsKey(column))
        .forEach(column -> problem("", "a column " + column.header(), "none"));
  }

  private void entry(Cells cells) {
    Option<InstrumentId> instrument = instrument(cells);
    Option<AssetClass> assetClass = word(cells, Column.ASSET_CLASS, AssetClass.values(), null);
    Option<TradingCalendar> calendar = calendar(cells);
    Option<Ladder> ladder = ladder(cells);
    Option<PriceRule> prices = word(cells, Column.PRICES, PriceRule.values(), PriceRule.POSITIVE);
    Option<List<Source>> sources = sources(cells);
    Option<Integer> edition = edition(cells);
    List<Option<?>> all =
        List.of(instrument, assetClass, calendar, ladder, prices, sources, edition);
    if (all.stream().allMatch(Option::isDefined)) {
      Windows windows = new Windows(ladder.get(), calendar.get());
      InstrumentRules rules = new InstrumentRules(prices.get(), windows, edition.get());
      entries.add(new ReferenceEntry(instrument.get(), assetClass.get(), rules, sources.get()));
    }
  }

  private Option<InstrumentId> instrument(Cells cells) {
    String symbol = cells.text(Column.SYMBOL);
    String venue = cells.text(Column.VENUE);
    if (!InstrumentId.isVenue(venue)) {
      problem(Column.VENUE, "1 to 32 of A-Z 0-9 . _ -", venue);
      return Option.none();
    }
    Option<InstrumentId> instrument = InstrumentId.of(symbol, venue);
    if (instrument.isEmpty()) {
      problem(Column.SYMBOL, "1 to 64 characters without control or bidirectional ones", symbol);
      return Option.none();
    }
    Long before = lineOf.putIfAbsent(instrument.get(), line);
    if (before != null) {
      problems.add(
          "%s line %d: expected each instrument once, was %s as in line %d"
              .formatted(origin, line, instrument.get(), before));
    }
    return instrument;
  }

  private Option<TradingCalendar> calendar(Cells cells) {
    String name = cells.text(Column.CALENDAR);
    if (name.isEmpty()) {
      return Option.some(new UtcDays());
    }
    Validation<String, TradingCalendar> found = calendars.apply(name);
    if (found.isInvalid()) {
      problems.add("%s line %d, %s".formatted(origin, line, found.getError()));
    }
    return found.toOption();
  }

  private Option<Ladder> ladder(Cells cells) {
    String base = cells.text(Column.BASE);
    Option<Timeframe> from =
        base.isEmpty() ? Option.some(Ladder.DEFAULT.base()) : timeframe(Column.BASE, base);
    List<Timeframe> rungs = new ArrayList<>();
    boolean readable = from.isDefined();
    for (String word : words(cells.text(Column.RUNGS))) {
      Option<Timeframe> rung = timeframe(Column.RUNGS, word);
      rung.forEach(rungs::add);
      readable &= rung.isDefined();
    }
    if (!readable) {
      return Option.none();
    }
    return rungs.isEmpty()
        ? Option.some(Ladder.from(from.get()))
        : Try.of(() -> new Ladder(from.get(), rungs))
            .onFailure(e -> problems.add("%s line %d, %s".formatted(origin, line, e.getMessage())))
            .toOption();
  }

  private Option<Timeframe> timeframe(Column column, String label) {
    Option<Timeframe> timeframe = Timeframe.parse(label);
    if (timeframe.isEmpty()) {
      problem(column, "one of " + Arrays.toString(Timeframe.values()), label);
    }
    return timeframe;
  }

  private Option<List<Source>> sources(Cells cells) {
    List<Source> sources = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int before = problems.size();
    for (String word : words(cells.text(Column.SOURCES))) {
      Matcher form = SOURCE.matcher(word);
      if (!form.matches() || Integer.parseInt(form.group(3)) > Stamp.MAX_RANK) {
        problem(
            Column.SOURCES,
            "NAME=file:RANK or NAME=time:RANK, a rank from 0 to " + Stamp.MAX_RANK,
            word);
      } else if (!names.add(form.group(1))) {
        problem(Column.SOURCES, "each source once", form.group(1));
      } else {
        RevisionScheme scheme = RevisionScheme.valueOf(form.group(2).toUpperCase(Locale.ROOT));
        sources.add(new Source(form.group(1), Integer.parseInt(form.group(3)), scheme));
      }
    }
    Validation<Seq<String>, Seq<Source>> together = Source.together(Vector.ofAll(sources));
    if (together.isInvalid()) {
      together
          .getError()
          .forEach(clash -> problems.add("%s line %d, %s".formatted(origin, line, clash)));
    }
    return Option.when(problems.size() == before, sources);
  }

  private Option<Integer> edition(Cells cells) {
    String text = cells.text(Column.EDITION);
    String number = text.isEmpty() ? NO_EDITION : text;
    boolean fits =
        DIGITS.matcher(number).matches() && Integer.parseInt(number) <= Version.MAX_EDITION;
    if (!fits) {
      problem(Column.EDITION, "a number from 0 to " + Version.MAX_EDITION, text);
    }
    return Option.when(fits, () -> Integer.valueOf(number));
  }

  /** Reads a word such as {@code zero-or-more}, in whatever case. */
  private <E extends Enum<E>> Option<E> word(
      Cells cells, Column column, E[] constants, E otherwise) {
    String text = cells.text(column);
    if (text.isEmpty() && otherwise != null) {
      return Option.some(otherwise);
    }
    List<String> known = Arrays.stream(constants).map(ReferenceParser::kebab).toList();
    int found = known.indexOf(text.toLowerCase(Locale.ROOT).replace('_', '-'));
    if (found < 0) {
      problem(column, "one of " + known + nearest(text.toLowerCase(Locale.ROOT), known), text);
    }
    return Option.when(found >= 0, () -> constants[found]);
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(BLANKS.split(text));
  }

  private static String nearest(String word, Collection<String> known) {
    return Nearest.to(word, known).map(nearest -> ", the nearest is " + nearest).getOrElse("");
  }

  private void problem(Column column, String expected, String found) {
    problem(", " + column.header(), expected, found);
  }

  private void problem(String where, String expected, String found) {
    problems.add(
        "%s line %d%s: expected %s, was '%s'".formatted(origin, line, where, expected, found));
  }

  /** Notes that the rest cannot be read. */
  void unreadable(String why) {
    problems.add("%s after line %d: %s".formatted(origin, line, why));
  }

  Validation<Seq<String>, ReferenceTable> finish() {
    if (positions == null && problems.isEmpty()) {
      problems.add(origin + ": expected a header with " + Column.headers() + ", was empty");
    }
    return problems.isEmpty()
        ? Validation.valid(ReferenceTable.of(entries))
        : Validation.invalid(Vector.ofAll(problems));
  }
}
