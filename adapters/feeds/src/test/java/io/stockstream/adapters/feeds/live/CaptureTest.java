package io.stockstream.adapters.feeds.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.binance.Binance;
import io.stockstream.adapters.feeds.gateio.GateIo;
import io.stockstream.adapters.feeds.okx.Okx;
import io.stockstream.adapters.testkit.TestingSharedData;
import io.stockstream.adapters.testkit.venue.LocalVenue;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.log.OutgoingRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded sessions of real venues, played by a local one through the feed into the store. */
class CaptureTest {

  private static final Pattern SERVER_LINE = Pattern.compile("[0-9.]+: (.*)");
  private static final String VENUE = "VENUE";
  private static final Instant AFTER = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"BINANCE.ws.1.0", "BINANCE_TR.ws.1.0", "OKCOIN.ws.1.0", "GATEIO.ws.1.0"})
  void aRecordedSessionGivesTheBarsThatWereCountedOfIt(String name) throws Exception {
    Path data = TestingSharedData.folder();
    List<String> messages = messages(data.resolve("raw/ws-captures/" + name + ".txt"));
    Map<String, Row> expected = rows(data.resolve("ws-final-state/" + name + ".bars.csv"));
    assertThat(expected).isNotEmpty();

    List<OutgoingRecord> played = play(name, messages, expected);

    try (TestingPipeline pipeline = new TestingPipeline(i -> InstrumentRules.DEFAULT, AFTER)) {
      pipeline.take(played);
      assertThat(described(pipeline.feedBars(), expected)).isEqualTo(describe(expected));
      assertThat(pipeline.quarantine()).isEmpty();
      assertThat(pipeline.conflicts()).isZero();
      System.out.printf(
          "%s: %d messages, %d records, %d bars equal%n",
          name, messages.size(), played.size(), expected.size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BINANCE.ws.1.0", "BINANCE_TR.ws.1.0", "OKCOIN.ws.1.0", "GATEIO.ws.1.0"})
  void everyCaptureThatIsThereIsPlayed(String name) throws Exception {
    try (var files = Files.list(TestingSharedData.folder().resolve("raw/ws-captures"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSize(4)
          .contains(name + ".txt");
    }
  }

  @Test
  void playedBackwardsTwiceItGivesTheSameBars() throws Exception {
    Path data = TestingSharedData.folder();
    String name = "BINANCE_TR.ws.1.0";
    Map<String, Row> expected = rows(data.resolve("ws-final-state/" + name + ".bars.csv"));
    List<OutgoingRecord> played =
        play(name, messages(data.resolve("raw/ws-captures/" + name + ".txt")), expected);
    List<OutgoingRecord> backwards = new ArrayList<>(played);
    java.util.Collections.reverse(backwards);

    try (TestingPipeline pipeline = new TestingPipeline(i -> InstrumentRules.DEFAULT, AFTER)) {
      pipeline.take(backwards);
      pipeline.take(backwards);
      assertThat(described(pipeline.feedBars(), expected)).isEqualTo(describe(expected));
    }
  }

  /** A bar as the file has it; state is none where the venue does not say. */
  private record Row(String values, String state) {}

  private static List<OutgoingRecord> play(
      String name, List<String> messages, Map<String, Row> expected) throws Exception {
    LocalVenue.Talk talk =
        (line, number) -> {
          for (String message : messages) {
            line.say(message);
          }
          line.say("the end");
          line.hearOut();
        };
    List<Followed> followed =
        expected.keySet().stream()
            .map(key -> key.split(" ")[0].replace("@" + VENUE, ""))
            .distinct()
            .map(symbol -> TestingFollowed.of(symbol, VENUE, "captured"))
            .toList();
    List<OutgoingRecord> played = new ArrayList<>();
    try (LocalVenue local =
            new LocalVenue(talk, (path, query) -> new LocalVenue.Reply(404, Map.of(), ""));
        LiveFeed feed =
            LiveFeed.listen(
                TestingFollowed.streamOnly(venue(name)).streamingAt(local.ws()),
                followed,
                TestingFollowed.hasty(Duration.ZERO),
                new TestingFollowed.Notes().surroundings())) {
      for (OutgoingRecord next = feed.next(); !isEnd(next); next = feed.next()) {
        played.add(next);
      }
    }
    return played;
  }

  /** The end is what no venue says: it comes out as a message that cannot be read. */
  private static boolean isEnd(OutgoingRecord next) {
    return new String(next.value(), java.nio.charset.StandardCharsets.UTF_8).contains("the end");
  }

  private static Venue venue(String name) {
    return switch (name.split("\\.", -1)[0]) {
      case "OKCOIN" -> Okx.PUBLIC;
      case "GATEIO" -> GateIo.PUBLIC;
      default -> Binance.PUBLIC;
    };
  }

  private static List<String> messages(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(SERVER_LINE::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .toList();
  }

  private static Map<String, Row> rows(Path file) throws IOException {
    Map<String, Row> rows = new TreeMap<>();
    for (String line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
      String[] cells = line.split(",", -1);
      String values =
          List.of(cells).subList(3, 8).stream()
              .map(cell -> plain(new BigDecimal(cell)))
              .collect(Collectors.joining(" "));
      String state = cells[9].isEmpty() ? "" : cells[9].equals("true") ? "CLOSED" : "OPEN";
      rows.put(cells[0] + "@" + VENUE + " " + cells[1] + " " + cells[2], new Row(values, state));
    }
    return rows;
  }

  private static Map<String, String> describe(Map<String, Row> rows) {
    Map<String, String> described = new TreeMap<>();
    rows.forEach((key, row) -> described.put(key, row.values() + " " + row.state()));
    return described;
  }

  private static Map<String, String> described(
      Map<String, StoredBar> bars, Map<String, Row> expected) {
    Map<String, String> described = new TreeMap<>();
    bars.forEach(
        (key, bar) -> {
          boolean isStateKnown = !expected.containsKey(key) || !expected.get(key).state().isEmpty();
          described.put(key, values(bar) + " " + (isStateKnown ? bar.state() : ""));
        });
    return described;
  }

  private static String values(StoredBar bar) {
    Ohlcv ohlcv = (Ohlcv) bar.content();
    return List.of(
            ohlcv.prices().open(),
            ohlcv.prices().high(),
            ohlcv.prices().low(),
            ohlcv.prices().close(),
            ohlcv.activity().volume().get())
        .stream()
        .map(CaptureTest::plain)
        .collect(Collectors.joining(" "));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
