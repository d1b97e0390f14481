package io.stockstream.adapters.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslateTest {

  private static final ClickHouseAddress ADDRESS =
      new ClickHouseAddress("http://host:8123", "market", "ingest", "s3cr3t");
  private static final Pattern ROW_OF_CODES =
      Pattern.compile("\\| (\\d+(?: \\d+)*) \\|.*\\| ([A-Z]+): .*");
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private static PortException translated(Exception cause) {
    return Translate.translate(ADDRESS, "writing bars", cause);
  }

  @ParameterizedTest
  @CsvSource({
    "159, RETRYABLE, longer than the server allows",
    "202, RETRYABLE, too busy",
    "209, RETRYABLE, cannot be reached",
    "210, RETRYABLE, cannot be reached",
    "241, RETRYABLE, needed more memory",
    "242, RETRYABLE, read-only for now",
    "243, RETRYABLE, disk is full",
    "252, RETRYABLE, too many parts",
    "319, RETRYABLE, stored or not",
    "394, RETRYABLE, cancelled",
    "201, RETRYABLE, quota",
    "999, RETRYABLE, cannot be reached",
    "192, MISCONFIGURED, user and password",
    "193, MISCONFIGURED, user and password",
    "194, MISCONFIGURED, user and password",
    "516, MISCONFIGURED, user and password",
    "497, MISCONFIGURED, expected a user that may",
    "495, MISCONFIGURED, made by SQL",
    "164, MISCONFIGURED, allowed to write",
    "452, MISCONFIGURED, allowed to write",
    "60, MISCONFIGURED, stockstream migrate",
    "81, MISCONFIGURED, stockstream migrate",
    "16, MISCONFIGURED, stockstream migrate",
    "115, MISCONFIGURED, 25.8 or newer",
    "469, REJECTED, breaks a rule",
    "62, INTERNAL, writing bars failed",
    "49, INTERNAL, writing bars failed"
  })
  void everyCodeHasItsKind(int code, FailureKind kind, String words) {
    PortException translated =
        translated(new ServerError(500, code, "Code: " + code + ". DB::Exception: no.\nStack"));

    assertThat(translated.kind()).isEqualTo(kind);
    assertThat(translated)
        .hasMessageStartingWith("store clickhouse://host:8123/market: writing bars")
        .hasMessageContaining(words)
        .hasMessageEndingWith(": Code: " + code + ". DB::Exception: no.")
        .hasMessageNotContaining("\n");
  }

  @Test
  void theReadmeTellsTheKindOfEveryCode() throws Exception {
    Map<Integer, FailureKind> told = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      Matcher row = ROW_OF_CODES.matcher(line);
      if (row.matches()) {
        FailureKind kind = FailureKind.valueOf(row.group(2));
        for (String code : row.group(1).split(" ")) {
          assertThat(told.put(Integer.valueOf(code), kind)).as(code).isNull();
        }
      }
    }

    assertThat(told).isNotEmpty().isEqualTo(Translate.kindByCode());
  }

  @ParameterizedTest
  @CsvSource({
    "401, MISCONFIGURED",
    "403, MISCONFIGURED",
    "404, MISCONFIGURED",
    "429, RETRYABLE",
    "500, RETRYABLE",
    "502, RETRYABLE",
    "503, RETRYABLE",
    "504, RETRYABLE",
    "302, INTERNAL"
  })
  void whatAnswersInTheServersPlaceHasItsKind(int status, FailureKind kind) {
    assertThat(translated(new ServerError(status, 0, "<html>")).kind()).isEqualTo(kind);
  }

  @Test
  void theNetworkMayBeBackLater() {
    for (Exception cause :
        new Exception[] {
          new ConnectException(),
          new SocketTimeoutException("expected an answer within PT1S"),
          new UnknownHostException("host"),
          new EOFException("the server's answer ended in the middle of a value"),
          new ClosedChannelException()
        }) {
      assertThat(translated(cause).kind()).isEqualTo(FailureKind.RETRYABLE);
      assertThat(translated(cause)).hasMessageContaining("cannot be reached");
    }
    assertThat(translated(new SSLHandshakeException("no")).kind())
        .isEqualTo(FailureKind.MISCONFIGURED);
  }

  @Test
  void aLongMessageIsCut() {
    assertThat(translated(new ServerError(500, 62, "x".repeat(9_000))).getMessage().length())
        .isLessThan(500);
  }

  private static void fails(ScriptedServer server, FailureKind kind, String words) {
    assertThatThrownBy(
            () -> new Server(server.address(PATIENCE)).execute("asking", "SELECT 'row of bars'"))
        .hasMessageContaining(words)
        .hasMessageNotContaining("s3cr3t")
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(kind);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aServerThatSaysItIsBusyIsAskedAgainLater() {
    try (ScriptedServer server =
        new ScriptedServer(
            exchange -> {
              exchange.sendResponseHeaders(503, 4);
              exchange.getResponseBody().write(bytes("busy"));
            })) {
      fails(server, FailureKind.RETRYABLE, "too busy; it is tried again: busy");
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void anErrorAfterTheStatusIsSeen() {
    try (ScriptedServer server =
        new ScriptedServer(
            exchange -> {
              exchange.getResponseHeaders().add("X-ClickHouse-Exception-Code", "241");
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(bytes("Code: 241. DB::Exception: memory"));
            })) {
      fails(server, FailureKind.RETRYABLE, "needed more memory");
    }
  }

  @Test
  void anAnswerThatIsCutOffIsNoAnswer() {
    try (ScriptedServer server =
        new ScriptedServer(
            exchange -> {
              exchange.sendResponseHeaders(200, 1_000);
              exchange.getResponseBody().write(new byte[] {1, 1});
              exchange.getResponseBody().flush();
            })) {
      fails(server, FailureKind.RETRYABLE, "cannot be reached");
    }
  }

  @Test
  void aConnectionThatBreaksBeforeTheAnswerIsTriedOnceMore() {
    try (ScriptedServer server =
        new ScriptedServer(
            exchange -> {
              // Closed without a word.
            })) {
      fails(server, FailureKind.RETRYABLE, "cannot be reached");
      assertThat(server.requests()).isEqualTo(2);
    }
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() {
    CountDownLatch never = new CountDownLatch(1);
    try (ScriptedServer server = new ScriptedServer(exchange -> never.await())) {
      fails(server, FailureKind.RETRYABLE, "expected an answer within PT0.3S");
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatHangsInTheMiddleOfAnAnswerIsGivenUp() {
    CountDownLatch never = new CountDownLatch(1);
    try (ScriptedServer server =
        new ScriptedServer(
            exchange -> {
              exchange.sendResponseHeaders(200, 1_000);
              exchange.getResponseBody().write(new byte[] {1, 1});
              exchange.getResponseBody().flush();
              never.await();
            })) {
      fails(server, FailureKind.RETRYABLE, "expected more of the answer within PT0.3S");
    }
  }

  @Test
  void aServerThatIsNotThereIsTriedLater() {
    ScriptedServer gone = new ScriptedServer(exchange -> {});
    gone.close();

    fails(gone, FailureKind.RETRYABLE, "cannot be reached; it is tried again: connection refused");
  }

  @Test
  void theRealServersWordsAreUnderstood() {
    TestingDatabase database = TestingDatabase.create();
    ClickHouseAddress right = database.address();
    ClickHouseAddress wrong =
        new ClickHouseAddress(right.url(), right.database(), right.user(), "s3cr3t");

    assertThatThrownBy(() -> ClickHouseStore.open(wrong))
        .hasMessageContaining("expected a user and password that the server knows")
        .hasMessageNotContaining("s3cr3t")
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.MISCONFIGURED);
    assertThatThrownBy(() -> database.execute("SELECT * FROM nowhere"))
        .hasMessageContaining("run: stockstream migrate");
    assertThatThrownBy(
            () ->
                database.execute(
                    "SELECT sum(cityHash64(*)) FROM (SELECT groupArray(number) FROM numbers(50000000))"
                        + " SETTINGS max_memory_usage = 1000000"))
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.RETRYABLE);
    database.close();
  }
}
