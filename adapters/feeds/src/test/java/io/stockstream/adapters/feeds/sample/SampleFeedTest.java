package io.stockstream.adapters.feeds.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.adapters.feeds.oracle.Oracle;
import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.Statement;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.Decoded;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordKey;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The sample against its files, read here by other means. */
class SampleFeedTest {

  private static final Map<String, List<Statement>> PLAYED =
      play(statement -> {}).stream()
          .collect(Collectors.groupingBy(statement -> statement.key().instrument().toString()));

  /** Plays the sample and reads it back from its bytes. */
  private static List<Statement> play(java.util.function.Consumer<Statement> listener) {
    List<Statement> played = new ArrayList<>();
    try (SampleFeed feed = SampleFeed.open(listener)) {
      feed.forEachRemaining(outgoing -> played.add(read(outgoing)));
    }
    return played;
  }

  private static Statement read(OutgoingRecord outgoing) {
    Decoded.Draft draft = (Decoded.Draft) new JsonMessageDecoder().decode(outgoing.value()).get();
    Statement statement = Statement.of(draft.statement(), PriceRule.POSITIVE).get();
    assertThat(RecordKey.of(statement)).isEqualTo(RecordKey.text(outgoing.key()));
    return statement;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = SampleFeedTest.class.getResourceAsStream("/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Returns for example {@code 2013-01-02T00:00:00Z 553.82 555 541.63 549.03 20018500}. */
  private static String text(Statement statement) {
    Ohlcv bar = (Ohlcv) statement.content();
    return text(
        statement.key().openTime(),
        bar.prices().open(),
        bar.prices().high(),
        bar.prices().low(),
        bar.prices().close(),
        bar.activity().volume().get());
  }

  private static String text(Instant openTime, BigDecimal... numbers) {
    StringBuilder text = new StringBuilder(openTime.toString());
    for (BigDecimal number : numbers) {
      text.append(' ').append(number.stripTrailingZeros().toPlainString());
    }
    return text.toString();
  }

  private static List<String> played(String instrument) {
    return PLAYED.get(instrument).stream().map(SampleFeedTest::text).toList();
  }

  @Test
  void holdsThreeInstruments() {
    assertThat(PLAYED).containsOnlyKeys("BTC-USD@BITSTAMP", "AAPL@XNAS", "ETH-USD@BINANCEUS");
    assertThat(PLAYED.get("AAPL@XNAS")).hasSize(252);
    assertThat(PLAYED.get("ETH-USD@BINANCEUS")).hasSize(580);
  }

  @Test
  void tradesAreFoldedIntoMinutes() throws Exception {
    Map<Long, List<String[]>> minutes =
        resource("bitstamp_trades_from_20131125_usd.csv")
            .lines()
            .skip(1)
            .map(line -> line.split(",", -1))
            .collect(
                Collectors.groupingBy(
                    cells -> Long.parseLong(cells[0]) / 60, TreeMap::new, Collectors.toList()));

    assertThat(played("BTC-USD@BITSTAMP"))
        .hasSize(minutes.size())
        .isEqualTo(
            minutes.entrySet().stream()
                .map(minute -> minute(minute.getKey(), minute.getValue()))
                .toList());
    assertThat(minutes.values().stream().mapToInt(List::size).sum()).isEqualTo(100_000);
    assertThat(trades()).isEqualTo(100_000);
  }

  private static String minute(long minute, List<String[]> trades) {
    List<BigDecimal> prices = trades.stream().map(cells -> new BigDecimal(cells[1])).toList();
    return text(
        Instant.ofEpochSecond(minute * 60),
        prices.get(0),
        prices.stream().max(BigDecimal::compareTo).orElseThrow(),
        prices.stream().min(BigDecimal::compareTo).orElseThrow(),
        prices.get(prices.size() - 1),
        trades.stream()
            .map(cells -> new BigDecimal(cells[2]))
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static long trades() {
    return PLAYED.get("BTC-USD@BITSTAMP").stream()
        .mapToLong(statement -> ((Ohlcv) statement.content()).activity().tradeCount().get())
        .sum();
  }

  @Test
  void daysAreThoseOfTheFile() throws Exception {
    assertThat(played("AAPL@XNAS"))
        .isEqualTo(
            resource("appleinc_bars_from_20130101_usd.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(
                    cells ->
                        text(
                            Instant.parse(cells[0] + "T00:00:00Z"),
                            numbers(cells[1], cells[2], cells[3], cells[4], cells[5])))
                .toList());
    assertThat(PLAYED.get("AAPL@XNAS"))
        .allMatch(statement -> statement.key().timeframe().toString().equals("1d"));
  }

  @Test
  void fiveMinutesEndAMillisecondBeforeTheNext() throws Exception {
    Pattern bar =
        Pattern.compile(
            """
            \\{\\s*"endTime": (\\d+),\\s*"openPrice": ([\\d.]+),\\s*"highPrice": ([\\d.]+),\
            \\s*"lowPrice": ([\\d.]+),\\s*"closePrice": ([\\d.]+),\\s*"volume": ([\\d.]+),""");

    assertThat(played("ETH-USD@BINANCEUS"))
        .isEqualTo(
            bar.matcher(resource("ETH-USD-PT5M-2023-3-13_2023-3-15.json"))
                .results()
                .map(SampleFeedTest::ether)
                .toList())
        .first()
        .asString()
        .startsWith("2023-03-13T18:00:00Z 1673.58");
  }

  private static String ether(MatchResult bar) {
    Instant openTime = Instant.ofEpochMilli(Long.parseLong(bar.group(1)) - 299_999);
    return text(
        openTime, numbers(bar.group(2), bar.group(3), bar.group(4), bar.group(5), bar.group(6)));
  }

  private static BigDecimal[] numbers(String... texts) {
    return java.util.Arrays.stream(texts).map(BigDecimal::new).toArray(BigDecimal[]::new);
  }

  @Test
  void anOracleThatListensAcceptsEveryBarOnce() {
    Oracle oracle = new Oracle();

    List<Statement> played = play(oracle::observe);

    assertThat(oracle.expectedCounts())
        .isEqualTo(Map.of(InputClass.ACCEPTED, (long) played.size()));
    assertThat(oracle.expectedBars()).hasSameSizeAs(played);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> SampleBars.open("none.csv"))
        .isInstanceOf(PortException.class)
        .hasMessage(
            "sample: expected none.csv on the class path, was missing; add org.ta4j:ta4j-examples:0.18 to it");
  }
}
