package io.stockstream.adapters.feeds.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.live.Dialect;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.TestingFollowed;
import io.stockstream.adapters.testkit.TestingSharedData;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.StatementDraft;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Coinbase's documented messages of Advanced Trade, and a real answer of its REST API. */
class CoinbaseAdvancedTest {

  private static final Followed ETHER =
      TestingFollowed.of("ETH-USD", "COINBASE", "coinbase-advanced", Timeframe.M5);

  private final Dialect dialect = CoinbaseAdvanced.PUBLIC.dialect(List.of(ETHER));

  @Test
  void aSnapshotInAnyOrderClosesAllButItsLastBar() {
    List<StatementDraft> said =
        bars(hear(0, "2023-07-10T14:44:05Z", candle("1688999700") + "," + candle("1688999400")));

    assertThat(said)
        .extracting(each -> each.bar().openTime() + " " + each.state())
        .contains("2023-07-10T14:30:00Z CLOSED", "2023-07-10T14:35:00Z CLOSED");
  }

  @Test
  void theNextStartClosesTheBarBefore() {
    assertThat(bars(hear(0, "2023-07-10T14:36:05Z", candle("1688999700"))))
        .extracting(StatementDraft::state)
        .containsExactly(BarState.OPEN);

    assertThat(bars(hear(1, "2023-07-10T14:40:01Z", candle("1689000000"))))
        .extracting(StatementDraft::state)
        .containsExactly(BarState.CLOSED, BarState.OPEN);
  }

  @Test
  void aHeartbeatClosesABarThatNoOtherFollows() {
    hear(0, "2023-07-10T14:36:05Z", candle("1688999700"));

    List<Heard> heard = dialect.hear(heartbeat(1, "2023-07-10T14:40:06Z"));

    assertThat(bars(heard)).extracting(StatementDraft::state).containsExactly(BarState.CLOSED);
    assertThat(heard).contains(new Heard.Alive(Instant.parse("2023-07-10T14:40:06Z")));
  }

  @Test
  void aMessageThatIsMissingShows() {
    hear(0, "2023-07-10T14:36:05Z", candle("1688999700"));

    assertThat(dialect.hear(heartbeat(1, "2023-07-10T14:36:06Z")))
        .noneMatch(Heard.Lost.class::isInstance);
    assertThat(dialect.hear(heartbeat(3, "2023-07-10T14:36:07Z")))
        .contains(new Heard.Lost("expected message 2, was 3; asking anew", List.of()));
    assertThat(dialect.hear(heartbeat(2, "2023-07-10T14:36:08Z")))
        .noneMatch(Heard.Lost.class::isInstance);
  }

  @Test
  void anErrorIsOneLine() {
    assertThat(dialect.hear("{\"type\":\"error\",\"message\":\"authentication failure\"}"))
        .containsExactly(Heard.notice("refused: authentication failure"));
  }

  @Test
  void aRealAnswerHasABarForEachDay() throws IOException {
    String body =
        Files.readString(
            TestingSharedData.folder()
                .resolve("raw/ta4j/Coinbase-BTC-USD-PT1D-20230616_20231020.json"));
    Followed days = TestingFollowed.of("BTC-USD", "COINBASE", "coinbase", Timeframe.D1);

    List<StatementDraft> said =
        bars(
            CoinbaseAdvanced.PUBLIC
                .rest()
                .orElseThrow()
                .history()
                .read(days, Instant.EPOCH, body, Instant.parse("2023-10-20T12:00:00Z"))
                .heard());

    assertThat(said).hasSize(127);
    assertThat(said.stream().filter(each -> each.state() == BarState.OPEN))
        .extracting(each -> each.bar().openTime())
        .containsExactly(Instant.parse("2023-10-20T00:00:00Z"));
    assertThat(said.get(0).bar().open()).isGreaterThan(BigDecimal.ZERO);
  }

  private List<Heard> hear(int number, String time, String candles) {
    return dialect.hear(
        "{\"channel\":\"candles\",\"client_id\":\"\",\"timestamp\":\"%s\",\"sequence_num\":%d,\"events\":[{\"type\":\"update\",\"candles\":[%s]}]}"
            .formatted(time, number, candles));
  }

  private static String heartbeat(int number, String time) {
    return "{\"channel\":\"heartbeats\",\"timestamp\":\"%s\",\"sequence_num\":%d,\"events\":[{\"heartbeat_counter\":\"7\"}]}"
        .formatted(time, number);
  }

  private static String candle(String start) {
    return """
        {"start":"%s","high":"1867.72","low":"1865.63","open":"1867.38","close":"1866.81",\
        "volume":"0.20269406","product_id":"ETH-USD"}"""
        .formatted(start);
  }

  private static List<StatementDraft> bars(List<Heard> heard) {
    return heard.stream()
        .filter(Heard.Bars.class::isInstance)
        .flatMap(each -> ((Heard.Bars) each).statements().stream())
        .toList();
  }
}
