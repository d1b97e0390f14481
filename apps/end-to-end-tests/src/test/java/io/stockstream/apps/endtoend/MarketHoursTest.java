package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.stockstream.adapters.testkit.TestingSharedData;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real minutes under the names of their exchanges: days are the market's. What they must be is
 * worked out from the files by the clock on the wall, without any code of ours.
 */
@Tag("slow")
class MarketHoursTest {

  private static final int MISCONFIGURED = 3;
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId MUMBAI = ZoneId.of("Asia/Kolkata");
  private static final LocalTime FIVE = LocalTime.of(17, 0);

  @TempDir static Path folder;

  private static List<NamedCsvRecord> stored;

  @BeforeAll
  static void replayUnderTheNamesOfExchanges() throws Exception {
    replay("XNAS", "AAPL_1m.csv", "SHY_1m.csv");
    replay("XNSE", "NIFTY50_1m.csv", "JUNIORBEES_1m.csv");
    replay("FX", "EURUSD_1m.csv");
    Cli bars = run("bars", "--format", "csv", "--reference", reference().toString());
    assertThat(bars.exitCode()).as(String.join("\n", bars.err())).isZero();
    stored = rows(String.join("\n", bars.out()));
  }

  @Test
  void daysAreThoseOfTheExchangeAndWhatIsBesideThemIsOutOfSession() throws Exception {
    Function<LocalDateTime, LocalDateTime> newYork = hours("09:30", "16:00");
    Function<LocalDateTime, LocalDateTime> mumbai = hours("09:15", "15:30");
    assertBars("AAPL", "1d", NEW_YORK, newYork, 390, 3);
    // The Friday before New York's clocks went forward, and the Monday after.
    assertThat(assertBars("SHY", "1d", NEW_YORK, newYork, 390, 2))
        .containsExactly("2008-03-07T14:30:00Z", "2008-03-10T13:30:00Z");
    assertThat(assertBars("NIFTY50", "1d", MUMBAI, mumbai, 375, 2))
        .containsExactly("2019-01-01T03:45:00Z", "2019-01-02T03:45:00Z");
    assertBars("JUNIORBEES", "1d", MUMBAI, mumbai, 375, 2);
    assertBars("EURUSD", "1d", NEW_YORK, MarketHoursTest::currencyDay, 1_440, 3);
    assertBars("EURUSD", "1w", NEW_YORK, MarketHoursTest::currencyWeek, 7_200, 2);

    assertOutOfSession("AAPL", NEW_YORK, newYork);
    assertOutOfSession("NIFTY50", MUMBAI, mumbai);
    assertOutOfSession("EURUSD", NEW_YORK, MarketHoursTest::currencyDay);
  }

  @Test
  void otherRulesOfTheSameEditionAreRefusedInOneLineWhateverThereIsToDo() throws Exception {
    Path other =
        Files.writeString(
            folder.resolve("other.csv"),
            Files.readString(reference())
                .replace("JUNIORBEES,XNSE,etf,XBOM", "JUNIORBEES,XNSE,etf,XNYS"));

    Cli refused =
        run(
            "replay",
            file("JUNIORBEES_1m.csv"),
            "--venue",
            "XNSE",
            "--reference",
            other.toString());
    Cli unknown =
        run(
            "replay",
            file("JUNIORBEES_1m.csv"),
            "--reference",
            Files.writeString(
                    folder.resolve("wrong.csv"),
                    "symbol,venue,asset_class,calendar\nA,X,etf,XNYX\nB,x,etf,XNYS\n")
                .toString());

    assertThat(told(refused))
        .hasSize(1)
        .allMatch(
            line -> line.contains("editions: JUNIORBEES@XNSE: expected edition 0 by the rules "))
        .allMatch(line -> line.contains("; give each of them an edition above what the store has"));
    assertThat(told(unknown))
        .hasSize(2)
        .anyMatch(line -> line.endsWith("was 'XNYX', the nearest is XNYS"))
        .anyMatch(
            line -> line.endsWith("line 3, venue: expected 1 to 32 of A-Z 0-9 . _ -, was 'x'"));
  }

  private static List<String> told(Cli cli) {
    String all = String.join("\n", cli.err());
    assertThat(cli.exitCode()).as(all).isEqualTo(MISCONFIGURED);
    assertThat(all).doesNotContain("\tat ");
    return cli.err().stream().filter(line -> line.startsWith("stockstream: ")).toList();
  }

  private static Function<LocalDateTime, LocalDateTime> hours(String open, String close) {
    LocalTime from = LocalTime.parse(open);
    LocalTime until = LocalTime.parse(close);
    return at ->
        at.toLocalTime().isBefore(from) || !at.toLocalTime().isBefore(until)
            ? null
            : at.toLocalDate().atTime(from);
  }

  private static LocalDateTime currencyDay(LocalDateTime at) {
    LocalDate date = currencyDate(at);
    return date == null ? null : date.minusDays(1).atTime(FIVE);
  }

  private static LocalDateTime currencyWeek(LocalDateTime at) {
    LocalDate date = currencyDate(at);
    return date == null
        ? null
        : date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusDays(1).atTime(FIVE);
  }

  /** At five in the afternoon tomorrow begins; there is none at the weekend. */
  private static LocalDate currencyDate(LocalDateTime at) {
    LocalDate date = at.plusHours(24L - FIVE.getHour()).toLocalDate();
    return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 ? null : date;
  }

  /** Holds the roll-ups of a timeframe against the file, and returns their open times. */
  private static List<String> assertBars(
      String symbol,
      String timeframe,
      ZoneId zone,
      Function<LocalDateTime, LocalDateTime> window,
      int expected,
      int count)
      throws Exception {
    Map<Instant, List<NamedCsvRecord>> windows = new TreeMap<>();
    for (NamedCsvRecord minute : minutes(symbol)) {
      LocalDateTime opens = window.apply(local(minute, zone));
      if (opens != null) {
        windows.computeIfAbsent(opens.atZone(zone).toInstant(), w -> new ArrayList<>()).add(minute);
      }
    }
    List<String> must = new ArrayList<>();
    windows.forEach((opens, minutes) -> must.add(opens + " " + total(minutes) + " " + expected));
    List<String> openTimes = new ArrayList<>();
    List<String> was = new ArrayList<>();
    for (NamedCsvRecord bar : bars(symbol, timeframe)) {
      openTimes.add(bar.getField("open_time"));
      was.add(
          "%s %s %s %s %s %s %s %s"
              .formatted(
                  bar.getField("open_time"),
                  plain(bar.getField("open")),
                  plain(bar.getField("high")),
                  plain(bar.getField("low")),
                  plain(bar.getField("close")),
                  plain(bar.getField("volume")),
                  bar.getField("present"),
                  bar.getField("expected")));
      assertThat(bar.getField("flags")).isEmpty();
    }
    System.out.println(symbol + " " + timeframe + " " + was);
    assertThat(was).as(symbol + " " + timeframe).isEqualTo(must).hasSize(count);
    return openTimes;
  }

  /** Open of the first, highest, lowest, close of the last, sum of what there is, how many. */
  private static String total(List<NamedCsvRecord> minutes) {
    return "%s %s %s %s %s %d"
        .formatted(
            plain(minutes.get(0).getField("open")),
            plain(numbers(minutes, "high").stream().max(Comparator.naturalOrder())),
            plain(numbers(minutes, "low").stream().min(Comparator.naturalOrder())),
            plain(minutes.get(minutes.size() - 1).getField("close")),
            plain(numbers(minutes, "volume").stream().reduce(BigDecimal::add)),
            minutes.size());
  }

  private static List<BigDecimal> numbers(List<NamedCsvRecord> minutes, String column) {
    return minutes.stream()
        .map(minute -> minute.getField(column))
        .filter(cell -> !cell.isEmpty())
        .map(BigDecimal::new)
        .toList();
  }

  private static String plain(Optional<BigDecimal> number) {
    return number.map(found -> plain(found.toPlainString())).orElse("");
  }

  private static String plain(String cell) {
    return cell.isEmpty() ? "" : new BigDecimal(cell).stripTrailingZeros().toPlainString();
  }

  private static void assertOutOfSession(
      String symbol, ZoneId zone, Function<LocalDateTime, LocalDateTime> window) throws Exception {
    List<String> must =
        minutes(symbol).stream()
            .filter(minute -> window.apply(local(minute, zone)) == null)
            .map(minute -> minute.getField("open_time"))
            .toList();
    List<String> was =
        bars(symbol, "1m").stream()
            .filter(bar -> bar.getField("flags").equals("OUT_OF_SESSION"))
            .map(bar -> bar.getField("open_time"))
            .toList();
    System.out.println(symbol + " minutes out of session: " + was.size());
    assertThat(was).as(symbol).isEqualTo(must).isNotEmpty();
  }

  private static LocalDateTime local(NamedCsvRecord minute, ZoneId zone) {
    return LocalDateTime.ofInstant(Instant.parse(minute.getField("open_time")), zone);
  }

  private static List<NamedCsvRecord> minutes(String symbol) throws Exception {
    return rows(Files.readString(Path.of(file(symbol + "_1m.csv"))));
  }

  private static List<NamedCsvRecord> bars(String symbol, String timeframe) {
    return stored.stream()
        .filter(bar -> bar.getField("symbol").equals(symbol))
        .filter(bar -> bar.getField("timeframe").equals(timeframe))
        .toList();
  }

  private static List<NamedCsvRecord> rows(String csv) {
    return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
  }

  private static String file(String name) {
    return TestingSharedData.folder().resolve("canonical").resolve(name).toString();
  }

  private static Path reference() throws Exception {
    return Files.writeString(
        folder.resolve("instruments.csv"),
        String.join(
            "\n",
            "symbol,venue,asset_class,calendar,rungs",
            "AAPL,XNAS,stock,XNYS,",
            "SHY,XNAS,etf,XNYS,",
            "NIFTY50,XNSE,index,XBOM,",
            "JUNIORBEES,XNSE,etf,XBOM,",
            "EURUSD,FX,currency,24x5,5m 15m 1h 1d 1w"));
  }

  private static void replay(String venue, String... files) throws Exception {
    List<String> command = new ArrayList<>(List.of("replay", "--venue", venue));
    for (String name : files) {
      command.add(file(name));
    }
    command.addAll(List.of("--reference", reference().toString()));
    Cli replay = run(command.toArray(String[]::new));
    assertThat(replay.exitCode()).as(String.join("\n", replay.err())).isZero();
  }

  private static Cli run(String... command) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--store", "duckdb:" + folder.resolve("bars.duckdb")));
    if (command[0].equals("replay")) {
      arguments.addAll(List.of("--home", folder.resolve("home").toString()));
    }
    return Cli.run(folder, arguments.toArray(String[]::new));
  }
}
