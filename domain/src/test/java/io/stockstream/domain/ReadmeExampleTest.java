package io.stockstream.domain;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.Bar;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.calendar.DayHours;
import io.stockstream.domain.calendar.RegularWeek;
import io.stockstream.domain.calendar.SessionCalendar;
import io.stockstream.domain.calendar.SessionRules;
import io.stockstream.domain.calendar.SpecialDay;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.merge.Decision;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.Merge;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.merge.Received;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.Source;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the README shows is what compiles and runs here. */
class ReadmeExampleTest {

  private static final Path SOURCE =
      Path.of("src/test/java/io/stockstream/domain/ReadmeExampleTest.java");

  @Test
  void theExampleDoesWhatItsCommentsSay() {
    // readme: begin
    Instant openTime = Instant.parse("2026-01-05T14:31:00Z");
    BarDraft draft =
        BarDraft.at("AAPL", "XNAS", "1m", openTime)
            .prices(price("101.35"), price("101.20"), price("101.10"), price("101.30"));
    Validation<Seq<Violation>, Bar> wrong = Bar.of(draft); // high below open and close: two reasons
    Bar first = Bar.of(draft.prices(price("101"), price("999"), price("101"), price("101"))).get();
    Bar fixed = Bar.of(draft.prices(price("101"), price("102"), price("101"), price("101"))).get();

    Source source = Source.live("tape"); // the later word of one source stands, in any order
    List<Statement> said =
        List.of(
            closed(fixed, source, openTime.plusSeconds(90)),
            closed(first, source, openTime.plusSeconds(60)));

    DateRange year = new DateRange(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"));
    DayHours usual = DayHours.parse("09:30-16:00").get(); // "09:00-11:30 12:30-15:30" in Tokyo
    SessionRules newYork =
        new SessionRules(
            "XNYS",
            ZoneId.of("America/New_York"), // clock changes included
            year, // beyond it the usual week is assumed, and nothing is expected
            List.of(RegularWeek.of(year.first(), EnumSet.range(MONDAY, FRIDAY), usual)),
            List.of(
                new SpecialDay(LocalDate.parse("2026-07-03"), DayHours.CLOSED),
                new SpecialDay(
                    LocalDate.parse("2026-11-27"), DayHours.parse("09:30-13:00").get())));
    TradingCalendar calendar = new SessionCalendar(newYork);
    InstrumentRules rules =
        InstrumentRules.of(new Ladder(Timeframe.M1, List.of(Timeframe.M5)), calendar);
    Instant appendTime = openTime.plusSeconds(91); // when the log took them
    List<Received> batch =
        IntStream.range(0, said.size())
            .mapToObj(i -> new Received(said.get(i), new Position("bars", 0, i), appendTime))
            .toList();
    // A store would now look up Merge.plan(instrument, rules, batch); this one is empty.
    Decision decision =
        Merge.decide(first.key().instrument(), rules, Existing.NOTHING, Clock.UNSET, batch);

    StoredBar fiveMinutes = // 14:30 to 14:35: OPEN, 1 of 5 bars present, and its high is 102
        decision.changed().stream().filter(StoredBar::isRollUp).findFirst().orElseThrow();
    // readme: end
    assertThat(wrong.getError()).hasSize(2);
    assertThat(calendar.sessionAt(openTime).get().close()).isEqualTo("2026-01-05T21:00:00Z");
    assertThat(calendar.session(LocalDate.parse("2026-07-03"))).isEmpty();
    assertThat(calendar.session(LocalDate.parse("2026-11-27")).get().close())
        .isEqualTo("2026-11-27T18:00:00Z");
    assertThat(decision.classes()).map(Enum::name).containsExactly("ACCEPTED", "STALE");
    assertThat(fiveMinutes.key().origin()).isEqualTo(Origin.ROLLUP);
    assertThat(fiveMinutes.key().openTime()).isEqualTo("2026-01-05T14:30:00Z");
    assertThat(fiveMinutes.state()).isEqualTo(BarState.OPEN);
    assertThat(fiveMinutes.provenance()).hasToString("Coverage[present=1, expected=Some(5)]");
    assertThat(fiveMinutes.content()).isEqualTo(fixed.ohlcv());
  }

  private static BigDecimal price(String digits) {
    return new BigDecimal(digits);
  }

  private static Statement closed(Bar bar, Source source, Instant saidAt) {
    return new Statement(
        bar.key(),
        AssetClass.STOCK,
        BarState.CLOSED,
        bar.ohlcv(),
        source.stamp(RevisionScheme.ofTime(saidAt)));
  }

  @Test
  void theReadmeShowsThisSourceAndNoOther() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String method = Files.readString(SOURCE).replaceAll("(?m)^ {4}", "");

    Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);

    assertThat(block.results().map(match -> match.group(1)))
        .hasSize(1)
        .allSatisfy(shown -> assertThat(method).contains(shown));
  }
}
