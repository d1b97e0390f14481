package io.stockstream.adapters.feeds.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.live.Dialect;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.TestingFollowed;
import io.stockstream.adapters.testkit.TestingSharedData;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.StatementDraft;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Kraken's documented messages, and a real answer of its REST API. */
class KrakenTest {

  private static final Followed MATIC = TestingFollowed.of("MATIC/USD", "KRAKEN", "kraken");

  private final Dialect dialect = Kraken.PUBLIC.dialect(List.of(MATIC));

  @Test
  void anUpdateIsAnOpenBarWithTheDigitsThatWereSent() {
    StatementDraft said =
        statements(update("2023-10-04T16:25:30.524394914Z", "16:25", "30927.68066226")).get(0);

    assertThat(said.state()).isEqualTo(BarState.OPEN);
    assertThat(said.bar().symbol()).isEqualTo("MATIC/USD");
    assertThat(said.bar().openTime()).isEqualTo("2023-10-04T16:25:00Z");
    assertThat(said.bar().volume()).isEqualTo(new BigDecimal("30927.68066226"));
    assertThat(said.bar().vwap()).isEqualTo(new BigDecimal("0.5626"));
    assertThat(said.bar().tradeCount()).isEqualTo(12);
    assertThat(said.revision())
        .isEqualTo(RevisionScheme.ofTime(Instant.parse("2023-10-04T16:25:30.524394914Z")));
  }

  @Test
  void theNextIntervalClosesTheOneBefore() {
    statements(update("2023-10-04T16:25:30Z", "16:25", "7"));

    List<StatementDraft> said = statements(update("2023-10-04T16:27:01Z", "16:27", "1"));

    assertThat(said)
        .extracting(StatementDraft::state)
        .containsExactly(BarState.CLOSED, BarState.OPEN);
    assertThat(said.get(0).bar().openTime()).isEqualTo("2023-10-04T16:25:00Z");
    assertThat(said.get(0).bar().volume()).isEqualByComparingTo("7");
  }

  @Test
  void aPongClosesABarThatNoOtherFollows() {
    statements(update("2023-10-04T16:25:30Z", "16:25", "7"));

    assertThat(statements(pong("2023-10-04T16:26:01Z"))).isEmpty();
    assertThat(statements(pong("2023-10-04T16:26:06Z")))
        .extracting(StatementDraft::state)
        .containsExactly(BarState.CLOSED);
    assertThat(statements(pong("2023-10-04T16:26:36Z"))).isEmpty();
    assertThat(dialect.hear(pong("2023-10-04T16:26:40Z")))
        .contains(new Heard.Alive(Instant.parse("2023-10-04T16:26:40Z")));
  }

  @Test
  void ofASnapshotOnlyTheLastBarIsOpen() {
    List<StatementDraft> said =
        statements(
            message(
                "snapshot",
                "2023-10-04T16:25:30Z",
                candle("16:23", "1") + "," + candle("16:24", "2") + "," + candle("16:25", "3")));

    assertThat(said)
        .extracting(StatementDraft::state)
        .contains(BarState.OPEN)
        .last()
        .isEqualTo(BarState.OPEN);
    assertThat(said.stream().filter(each -> each.state() == BarState.CLOSED))
        .extracting(each -> each.bar().openTime())
        .containsExactly(
            Instant.parse("2023-10-04T16:23:00Z"), Instant.parse("2023-10-04T16:24:00Z"));
  }

  @Test
  void oneBadCandleDoesNotSpoilTheOthers() {
    List<Heard> heard =
        dialect.hear(
            message(
                "update",
                "2023-10-04T16:25:30Z",
                candle("16:25", "\"much\"") + "," + candle("16:25", "3")));

    assertThat(heard.get(0))
        .isInstanceOfSatisfying(
            Heard.Garbled.class,
            garbled ->
                assertThat(garbled.violation())
                    .hasToString("BAD_NUMBER data.0.volume: expected a number, was 'much'"));
    assertThat(bars(heard)).hasSize(1);
  }

  @Test
  void refusalsAndMaintenanceAreOneLineEach() {
    assertThat(
            dialect.hear(
                "{\"error\":\"Currency pair not supported NO/USD\",\"method\":\"subscribe\",\"success\":false}"))
        .containsExactly(Heard.notice("refused: Currency pair not supported NO/USD"));
    assertThat(
            dialect.hear(
                "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"system\":\"maintenance\"}]}"))
        .containsExactly(Heard.again("the venue is in maintenance", Duration.ofSeconds(5)));
    assertThat(dialect.hear("{\"channel\":\"heartbeat\"}")).isEmpty();
    assertThat(dialect.hear("{\"method\":\"subscribe\",\"success\":true,\"result\":{}}")).isEmpty();
  }

  @Test
  void aRealAnswerIs720BarsOfWhichTheLastIsOpen() throws IOException {
    String body =
        Files.readString(
            TestingSharedData.folder().resolve("raw/venue-rest/kraken-ohlc-XBTUSD-1m.json"));
    Instant date = Instant.parse("2017-08-11T10:01:30Z");

    List<StatementDraft> said =
        bars(
            Kraken.PUBLIC
                .rest()
                .orElseThrow()
                .history()
                .read(MATIC, Instant.EPOCH, body, date)
                .heard());

    assertThat(said).hasSize(720);
    assertThat(said.stream().filter(each -> each.state() == BarState.OPEN)).hasSize(1);
    assertThat(said.get(719).state()).isEqualTo(BarState.OPEN);
    assertThat(said.stream().filter(each -> each.bar().volume().signum() == 0)).hasSize(17);
    assertThat(said.get(0).bar().openTime()).isEqualTo("2017-08-10T22:02:00Z");
    assertThat(said.get(0).bar().high()).isEqualTo(new BigDecimal("3449.999"));
  }

  @Test
  void anErrorWithStatus200IsTrouble() {
    assertThat(answer("{\"error\":[\"EAPI:Rate limit exceeded\"]}"))
        .containsExactly(
            Heard.again("MATIC/USD refused: EAPI:Rate limit exceeded", Duration.ofSeconds(5)));
    assertThat(answer("{\"error\":[\"EQuery:Unknown asset pair\"]}"))
        .containsExactly(Heard.notice("MATIC/USD refused: EQuery:Unknown asset pair"));
  }

  private static List<Heard> answer(String body) {
    return Kraken.PUBLIC
        .rest()
        .orElseThrow()
        .history()
        .read(MATIC, Instant.EPOCH, body, Instant.EPOCH)
        .heard();
  }

  private List<StatementDraft> statements(String text) {
    return bars(dialect.hear(text));
  }

  private static List<StatementDraft> bars(List<Heard> heard) {
    return heard.stream()
        .filter(Heard.Bars.class::isInstance)
        .flatMap(bars -> ((Heard.Bars) bars).statements().stream())
        .toList();
  }

  private static String update(String time, String minute, String volume) {
    return message("update", time, candle(minute, volume));
  }

  private static String message(String type, String time, String candles) {
    return "{\"channel\":\"ohlc\",\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":[%s]}"
        .formatted(type, time, candles);
  }

  private static String candle(String minute, String volume) {
    return """
        {"symbol":"MATIC/USD","open":0.5624,"high":0.5628,"low":0.5622,"close":0.5627,"trades":12,\
        "volume":%s,"vwap":0.5626,"interval_begin":"2023-10-04T%s:00.000000000Z","interval":1,\
        "timestamp":"2023-10-04T16:30:00.000000Z"}"""
        .formatted(volume, minute);
  }

  private static String pong(String time) {
    return "{\"method\":\"pong\",\"time_in\":\"%s\",\"time_out\":\"%s\"}".formatted(time, time);
  }
}
