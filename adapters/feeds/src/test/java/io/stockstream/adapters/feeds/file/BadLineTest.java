package io.stockstream.adapters.feeds.file;

import static io.stockstream.adapters.feeds.file.TestingReplay.HEADER;
import static io.stockstream.adapters.feeds.file.TestingReplay.LINE;
import static io.stockstream.adapters.feeds.file.TestingReplay.replay;
import static io.stockstream.adapters.feeds.file.TestingReplay.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.file.TestingReplay.Read;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.Statement;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line that cannot be read goes through the log under its number, and stops nothing. */
class BadLineTest {

  @TempDir private Path folder;

  private String refusalOf(String line) throws Exception {
    List<Read> read = replay(write(folder, HEADER, LINE, line, LINE));
    assertThat(read).hasSize(3);
    assertThat(read.get(2).draft().line().get().line()).isEqualTo(4);
    return read.get(1).refusal();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "645.5, 645.5x, BAD_NUMBER high",
        "645.5, `6,45`, BAD_LINE line",
        "645.5, NaN, BAD_NUMBER high",
        "645.5, Infinity, BAD_NUMBER high",
        "645.5, 0x1p3, BAD_NUMBER high",
        "645.5, ６４５, BAD_NUMBER high",
        "645.5, 1e, BAD_NUMBER high",
        "90, 4 787, BAD_NUMBER volume",
        "2014-06-05T08:15:00Z, 11:34, BAD_TIME open_time",
        "2014-06-05T08:15:00Z, 2014-06-05, BAD_TIME open_time",
        "2014-06-05T08:15:00Z, 2014-06-05T08:15:00, BAD_TIME open_time",
        "2014-06-05T08:15:00Z, 2014-06-05T08:15:00+00:00, BAD_TIME open_time",
        "2014-06-05T08:15:00Z, 2014-02-30T08:15:00Z, BAD_TIME open_time",
        "2014-06-05T08:15:00Z, 2014-06-05T08:15:60Z, BAD_TIME open_time",
        "2014-06-05T08:15:00Z, 1401956100, BAD_TIME open_time",
        "2014-06-05T08:15:00Z, ``, BAD_TIME open_time",
        "stock, bond, UNKNOWN_WORD asset_class",
        "stock, ``, UNKNOWN_WORD asset_class",
        "AAPL, `\"AAPL`, BAD_LINE line",
        "AAPL, `\"AA\"PL`, BAD_LINE line",
        "`,90`, ``, BAD_LINE line",
        "`,90`, `,90,`, BAD_LINE line"
      })
  void isRefusedForItsFirstReason(String part, String instead, String reason) throws Exception {
    assertThat(refusalOf(LINE.replace(part, instead))).startsWith("3 " + reason + ": expected ");
  }

  @Test
  void theReasonNamesTheCellAndBothValues() throws Exception {
    assertThat(refusalOf(LINE.replace("645.5", "6.4.5")))
        .isEqualTo("3 BAD_NUMBER high: expected a number of at most 100 characters, was '6.4.5'");
    assertThat(refusalOf(LINE.replace("stock", "bond")))
        .isEqualTo(
            "3 UNKNOWN_WORD asset_class: expected one of [STOCK, ETF, INDEX, CURRENCY, CRYPTO], was 'bond'");
  }

  @Test
  void isKeyedByItsFileBecauseItHasNoInstrument() throws Exception {
    Read read = replay(write(folder, HEADER, "x")).get(0);

    assertThat(read.key()).isEqualTo(read.decoded().getLeft().line().get().sha256());
  }

  @Test
  void anEndlessNumberIsNoNumber() throws Exception {
    assertThat(refusalOf(LINE.replace("645.5", "1".repeat(101)))).startsWith("3 BAD_NUMBER high");
  }

  @ParameterizedTest
  @CsvSource({
    "1e999999999, OUT_OF_RANGE",
    "1e400, OUT_OF_RANGE",
    "1e-400, TOO_PRECISE",
    "1e-19, TOO_PRECISE",
    "0, HIGH_BELOW_LOW"
  })
  void aNumberThatCanBeReadAndNotStandIsRefusedByTheStream(String high, ViolationCode code)
      throws Exception {
    Read read = replay(write(folder, HEADER, LINE.replace("645.5", high))).get(0);

    List<ViolationCode> codes =
        read.decoded().isLeft()
            ? List.of(read.decoded().getLeft().violation().code())
            : Statement.of(read.draft(), PriceRule.POSITIVE)
                .getError()
                .map(Violation::code)
                .asJava();
    assertThat(codes).contains(code);
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((HEADER + "\n").getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(LINE.replace("AAPL", "\u00E9").getBytes(StandardCharsets.ISO_8859_1));
    Path file = Files.write(folder.resolve("latin1.csv"), bytes.toByteArray());

    assertThat(replay(file).get(0).refusal())
        .isEqualTo("2 BAD_ENCODING line: expected UTF-8, was other bytes");
  }

  @Test
  void aLineLongerThanAnyBarIsCutAndRefused() throws Exception {
    assertThat(refusalOf("x".repeat(10_000_000)))
        .isEqualTo("3 TOO_LONG line: expected at most 16384 bytes, was more than 16384 bytes");
  }

  @Test
  void cellsThatGrowWhenTheyAreWrittenAreRefusedUnderTheirLine() throws Exception {
    assertThat(refusalOf(LINE.replace("AAPL", "\u0001".repeat(16_000))))
        .startsWith("3 TOO_LONG line");
  }
}
