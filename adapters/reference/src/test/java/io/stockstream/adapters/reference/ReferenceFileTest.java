package io.stockstream.adapters.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.calendars.PackagedCalendars;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.UtcDays;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.rollup.ReferenceEntry;
import io.stockstream.domain.rollup.ReferenceTable;
import io.stockstream.domain.rollup.Windows;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.Source;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceFileTest {

  private static final String HEADER =
      "symbol,venue,asset_class,calendar,base,rungs,prices,sources,edition";
  private static final String APPLE = "AAPL,XNAS,stock,XNYS,,,,,";

  private static Validation<Seq<String>, ReferenceTable> parse(String... lines) {
    return ReferenceFile.parse("mine.csv", String.join("\n", lines), PackagedCalendars.all()::find);
  }

  private static List<String> problems(String... lines) {
    return parse(lines).getError().asJava();
  }

  @Test
  void everyColumnIsObeyed(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("mine.csv"),
            String.join(
                "\n",
                "\uFEFF# contracts",
                HEADER,
                "",
                "CL, XNYM ,INDEX,CMES,5m,15m 1h  1d,any,tape=time:64 archive=file:32,255",
                "\"A,B\",OTC,etf,,,,Zero-Or-More,,"));

    ReferenceTable table = ReferenceFile.read(file, PackagedCalendars.all()::find).get();

    assertThat(table.instruments())
        .containsExactlyInAnyOrder(new InstrumentId("A,B", "OTC"), new InstrumentId("CL", "XNYM"));
    Ladder ladder = new Ladder(Timeframe.M5, List.of(Timeframe.M15, Timeframe.H1, Timeframe.D1));
    assertThat(table.find(new InstrumentId("CL", "XNYM")))
        .containsExactly(
            new ReferenceEntry(
                new InstrumentId("CL", "XNYM"),
                AssetClass.INDEX,
                new InstrumentRules(
                    PriceRule.ANY,
                    new Windows(ladder, PackagedCalendars.all().find("CMES").get()),
                    255),
                List.of(
                    new Source("tape", 64, RevisionScheme.TIME),
                    new Source("archive", 32, RevisionScheme.FILE))));
    assertThat(table.rulesOf(new InstrumentId("A,B", "OTC")))
        .isEqualTo(
            new InstrumentRules(
                PriceRule.ZERO_OR_MORE, new Windows(Ladder.DEFAULT, new UtcDays()), 0));
  }

  @Test
  void columnsComeInAnyOrderAndWhatIsNotThereIsAsUsual() {
    ReferenceTable table =
        parse("calendar,asset_class,base,venue,symbol", "24x7,crypto,1h,KRAKEN,XBTUSD").get();

    InstrumentRules rules = table.rulesOf(new InstrumentId("XBTUSD", "KRAKEN"));
    assertThat(rules.ladder()).isEqualTo(Ladder.from(Timeframe.H1));
    assertThat(rules.edition()).isZero();
    assertThat(table.sourcesOf(new InstrumentId("XBTUSD", "KRAKEN"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",XNAS,stock,XNYS,,,,, | line 2, symbol: expected 1 to 64 characters without control or bidirectional ones, was ''",
        "AAPL,Nasdaq,stock,XNYS,,,,, | line 2, venue: expected 1 to 32 of A-Z 0-9 . _ -, was 'Nasdaq'",
        "AAPL,XNAS,stok,XNYS,,,,, | line 2, asset_class: expected one of [stock, etf, index, currency, crypto], the nearest is stock, was 'stok'",
        "AAPL,XNAS,,XNYS,,,,, | line 2, asset_class: expected one of [stock, etf, index, currency, crypto], the nearest is etf, was ''",
        "AAPL,XNAS,stock,XNYS,2m,,,, | line 2, base: expected one of [1s, 1m, 5m, 15m, 30m, 1h, 4h, 1d, 1w], was '2m'",
        "AAPL,XNAS,stock,XNYS,,1h 2h,,, | line 2, rungs: expected one of [1s, 1m, 5m, 15m, 30m, 1h, 4h, 1d, 1w], was '2h'",
        "AAPL,XNAS,stock,XNYS,5m,15m 5m,,, | line 2, ladder from 5m: expected a multiple of 15m next, was 5m",
        "AAPL,XNAS,stock,XNYS,,,positiv,, | line 2, prices: expected one of [positive, zero-or-more, any], the nearest is positive, was 'positiv'",
        "AAPL,XNAS,stock,XNYS,,,,tape:64, | line 2, sources: expected NAME=file:RANK or NAME=time:RANK, a rank from 0 to 127, was 'tape:64'",
        "AAPL,XNAS,stock,XNYS,,,,tape=time:128, | line 2, sources: expected NAME=file:RANK or NAME=time:RANK, a rank from 0 to 127, was 'tape=time:128'",
        "AAPL,XNAS,stock,XNYS,,,,a=time:1 a=time:2, | line 2, sources: expected each source once, was 'a'",
        "AAPL,XNAS,stock,XNYS,,,,a=time:7 b=file:7, | line 2, sources a and b: expected different ranks, as their revisions are TIME and FILE, was 7 for both",
        "AAPL,XNAS,stock,XNYS,,,,,256 | line 2, edition: expected a number from 0 to 255, was '256'",
        "AAPL,XNAS,stock,XNYS,,,,,-1 | line 2, edition: expected a number from 0 to 255, was '-1'",
        "AAPL,XNAS,stock,XNYS | line 2: expected 9 cells as in the header, was '4'"
      })
  void aCellThatIsWrongIsNamed(String line, String problem) {
    assertThat(problems(HEADER, line)).containsExactly("mine.csv " + problem);
  }

  @Test
  void anUnknownCalendarIsToldWithTheNearest() {
    assertThat(problems(HEADER, "AAPL,XNAS,stock,XNYX,,,,,"))
        .hasSize(1)
        .allMatch(problem -> problem.startsWith("mine.csv line 2, calendar: expected one of ["))
        .allMatch(problem -> problem.endsWith("], was 'XNYX', the nearest is XNYS"));
  }

  @Test
  void allProblemsOfAFileAreToldTogether() {
    assertThat(
            problems(
                HEADER,
                APPLE,
                "MSFT,XNAS,stock,NYSE,1x,,,,999",
                APPLE,
                "# a remark",
                "IBM,xnys,stock,XNYS,,,,,"))
        .hasSize(5)
        .anyMatch(problem -> problem.startsWith("mine.csv line 3, calendar: expected one of ["))
        .contains(
            "mine.csv line 3, base: expected one of [1s, 1m, 5m, 15m, 30m, 1h, 4h, 1d, 1w], was '1x'",
            "mine.csv line 3, edition: expected a number from 0 to 255, was '999'",
            "mine.csv line 4: expected each instrument once, was AAPL@XNAS as in line 2",
            "mine.csv line 6, venue: expected 1 to 32 of A-Z 0-9 . _ -, was 'xnys'");
  }

  @Test
  void aHeaderThatIsWrongIsToldAndNothingElse() {
    assertThat(problems("symbol,venue,venue,asset_clas,calender", APPLE))
        .containsExactly(
            "mine.csv line 1: expected each column once, was 'venue'",
            "mine.csv line 1: expected a column, the nearest is asset_class, was 'asset_clas'",
            "mine.csv line 1: expected a column, the nearest is calendar, was 'calender'",
            "mine.csv line 1: expected a column asset_class, was 'none'",
            "mine.csv line 1: expected a column calendar, was 'none'");
    assertThat(problems("# nothing"))
        .containsExactly(
            "mine.csv: expected a header with [symbol, venue, asset_class, calendar, base, rungs, prices, sources, edition], was empty");
  }

  @Test
  void aQuoteThatIsNotClosedOrFollowedByTextIsNamed() {
    assertThat(problems(HEADER, "\"AAPL\"x,XNAS,stock,XNYS,,,,,")).hasSize(1);
    assertThat(problems(HEADER, "\"AAPL,XNAS,stock,XNYS,,,,,", APPLE)).hasSize(1);
  }

  @Test
  void aFileThatIsNotThereOrNotTextIsNamed(@TempDir Path folder) throws Exception {
    Path bytes = Files.write(folder.resolve("bytes"), "é".getBytes(StandardCharsets.ISO_8859_1));

    for (Path file : List.of(folder.resolve("none.csv"), bytes)) {
      assertThat(ReferenceFile.read(file, PackagedCalendars.all()::find).getError().asJava())
          .hasSize(1)
          .allMatch(
              problem ->
                  problem.startsWith("file " + file + ": expected instruments in UTF-8, was "));
    }
  }
}
