package io.stockstream.adapters.feeds.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.alpaca.Alpaca;
import io.stockstream.adapters.feeds.massive.Massive;
import io.stockstream.adapters.testkit.venue.LocalVenue;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.statement.StatementDraft;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Alpaca's and Massive's documented messages: both want a key first, and speak in arrays. */
@Timeout(60)
class StockStreamsTest {

  private static final Credentials KEY = new Credentials("K", "S");
  private static final Followed SPY = TestingFollowed.of("SPY", "ARCX", "alpaca");
  private static final Followed GTE = TestingFollowed.of("GTE", "XASE", "massive");

  private final Dialect alpaca = Alpaca.of(KEY).dialect(List.of(SPY));
  private final Dialect massive = Massive.of(KEY).dialect(List.of(GTE));

  @Test
  void aBarIsClosedAndItsUpdateStandsAboveIt() {
    StatementDraft first = bars(alpaca.hear(alpacaBar("b", "389.12"))).get(0);
    StatementDraft updated = bars(alpaca.hear(alpacaBar("u", "389.13"))).get(0);
    StatementDraft again = bars(alpaca.hear(alpacaBar("b", "389.12"))).get(0);

    assertThat(List.of(first, updated)).allMatch(each -> each.state() == BarState.CLOSED);
    assertThat(first.bar().openTime()).isEqualTo("2021-02-22T19:15:00Z");
    assertThat(first.bar().vwap()).isEqualTo(new BigDecimal("389.062639"));
    assertThat(updated.revision()).isGreaterThan(first.revision());
    assertThat(updated.bar().close()).isEqualTo(new BigDecimal("389.13"));
    assertThat(again.revision()).isGreaterThan(first.revision());
  }

  @Test
  void alpacaIsToldWhoWeAreAndThenWhatWeWant() {
    assertThat(alpaca.greeting()).isEmpty();
    assertThat(alpaca.hear("[{\"T\":\"success\",\"msg\":\"connected\"}]"))
        .containsExactly(new Heard.Asked("{\"action\":\"auth\",\"key\":\"K\",\"secret\":\"S\"}"))
        .noneMatch(heard -> heard.toString().contains("\"S\""));
    assertThat(alpaca.hear("[{\"T\":\"success\",\"msg\":\"authenticated\"}]"))
        .containsExactly(
            new Heard.Asked(
                "{\"action\":\"subscribe\",\"bars\":[\"SPY\"],\"updatedBars\":[\"SPY\"]}"));
  }

  @Test
  void alpacasErrorsAreOneLineAndWhatTheyAskFor() {
    assertThat(alpacaError(402, "auth failed"))
        .containsExactly(Heard.stop("error 402: auth failed"));
    assertThat(alpacaError(405, "symbol limit exceeded"))
        .containsExactly(Heard.stop("error 405: symbol limit exceeded"));
    assertThat(alpacaError(406, "connection limit exceeded"))
        .containsExactly(
            Heard.again("error 406: connection limit exceeded", Duration.ofSeconds(10)));
    assertThat(alpacaError(400, "invalid syntax"))
        .containsExactly(Heard.notice("error 400: invalid syntax"));
  }

  private List<Heard> alpacaError(int code, String message) {
    return alpaca.hear("[{\"T\":\"error\",\"code\":%d,\"msg\":\"%s\"}]".formatted(code, message));
  }

  @Test
  void anAggregateIsClosedWithTheDigitsThatWereSent() {
    StatementDraft said = bars(massive.hear(massiveBar(1610144640000L))).get(0);

    assertThat(said.state()).isEqualTo(BarState.CLOSED);
    assertThat(said.bar().openTime()).isEqualTo("2021-01-08T22:24:00Z");
    assertThat(said.bar().high()).isEqualTo(new BigDecimal("0.4489"));
    assertThat(said.bar().volume()).isEqualByComparingTo("4110");
  }

  @Test
  void theNextMinuteTellsThatTheVenueWasAliveInTheOneBefore() {
    massive.hear(massiveBar(1610144640000L));

    assertThat(massive.hear(massiveBar(1610144640000L))).noneMatch(Heard.Alive.class::isInstance);
    assertThat(massive.hear(massiveBar(1610144700000L)))
        .contains(new Heard.Alive(Instant.parse("2021-01-08T22:25:30Z")));
  }

  @Test
  void massiveIsToldWhoWeAreAndAWrongKeyEndsTheFeed() {
    assertThat(massiveStatus("connected", "Connected Successfully"))
        .containsExactly(new Heard.Asked("{\"action\":\"auth\",\"params\":\"S\"}"));
    assertThat(massiveStatus("auth_success", "authenticated"))
        .containsExactly(new Heard.Asked("{\"action\":\"subscribe\",\"params\":\"AM.GTE\"}"));
    assertThat(massiveStatus("auth_failed", "bad key"))
        .containsExactly(Heard.stop("auth_failed: bad key"));
    assertThat(massiveStatus("success", "subscribed to: AM.GTE")).isEmpty();
  }

  private List<Heard> massiveStatus(String status, String message) {
    return massive.hear(
        "[{\"ev\":\"status\",\"status\":\"%s\",\"message\":\"%s\"}]".formatted(status, message));
  }

  @Test
  void overTheLineTheKeyIsSentWhenAskedForAndBarsFollow() {
    LocalVenue.Talk talk =
        (line, number) -> {
          line.say("[{\"ev\":\"status\",\"status\":\"connected\",\"message\":\"hello\"}]");
          if (line.hear().contains("\"params\":\"S\"")) {
            line.say("[{\"ev\":\"status\",\"status\":\"auth_success\",\"message\":\"ok\"}]");
          }
          if (line.hear().contains("AM.GTE")) {
            line.say(massiveBar(1610144640000L));
          }
          line.hearOut();
        };
    try (LocalVenue local =
            new LocalVenue(
                talk, (path, query) -> new LocalVenue.Reply(404, java.util.Map.of(), ""));
        Listener listener =
            new Listener(
                LiveFeed.listen(
                    TestingFollowed.streamOnly(Massive.of(KEY)).streamingAt(local.ws()),
                    List.of(GTE),
                    TestingFollowed.hasty(Duration.ZERO),
                    new TestingFollowed.Notes().surroundings()),
                Instant.parse("2026-01-01T00:00:00Z"))) {
      assertThat(listener.readUntil(bars -> !bars.isEmpty()))
          .containsKey("GTE@XASE 1m 2021-01-08T22:24:00Z");
    }
  }

  private static String alpacaBar(String type, String close) {
    return """
        [{"T":"%s","S":"SPY","o":388.985,"h":389.13,"l":388.975,"c":%s,"v":49378,"n":461,\
        "vw":389.062639,"t":"2021-02-22T19:15:00Z"}]"""
        .formatted(type, close);
  }

  private static String massiveBar(long start) {
    return """
        [{"ev":"AM","sym":"GTE","v":4110,"av":9470157,"op":0.4372,"vw":0.4488,"o":0.4488,"c":0.4486,\
        "h":0.4489,"l":0.4486,"a":0.4352,"z":685,"s":%d,"e":%d}]"""
        .formatted(start, start + 60_000);
  }

  private static List<StatementDraft> bars(List<Heard> heard) {
    return heard.stream()
        .filter(Heard.Bars.class::isInstance)
        .flatMap(each -> ((Heard.Bars) each).statements().stream())
        .toList();
  }
}
