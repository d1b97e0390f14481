package io.stockstream.adapters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.DecodeFailure;
import io.stockstream.ports.log.RecordKey;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMessageEncoderTest {

  private static final Instant TIME = Instant.parse("2026-01-05T14:31:00Z");
  private static final BarDraft BAR =
      BarDraft.at("AAPL", "XNAS", "1m", TIME)
          .prices(decimal("101.10"), decimal("1.02E+2"), decimal("101"), decimal("101.2"))
          .volume(decimal("1E-18"));
  private static final FileLine LINE = new FileLine(TestingJson.SHA, 17);

  private static BigDecimal decimal(String digits) {
    return new BigDecimal(digits);
  }

  private static StatementDraft draft(BarDraft bar) {
    return new StatementDraft(
        bar, AssetClass.STOCK, BarState.CLOSED, false, "daily", 32, 17, Option.some(LINE));
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }

  @Test
  void writesFieldsInOneOrderAndPlainDigits() {
    assertThat(text(JsonMessageEncoder.encode(draft(BAR))))
        .isEqualTo(
            """
            {"type":"bar","symbol":"AAPL","venue":"XNAS","assetClass":"STOCK","timeframe":"1m",\
            "openTime":"2026-01-05T14:31:00Z","state":"CLOSED",\
            "open":101.10,"high":102,"low":101,"close":101.2,"volume":0.000000000000000001,\
            "source":"daily","rank":32,"revision":17,\
            "file":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","line":17}""");
  }

  @Test
  void leavesOutWhatADraftDoesNotSay() {
    byte[] value = JsonMessageEncoder.encode(draft(BAR.prices(null, null, null, null)));

    assertThat(text(value)).doesNotContain("null", "\"open\"");
    assertThat(TestingIntake.refused(value).violation().toString())
        .isEqualTo("MISSING_FIELD open: expected a number, was missing");
    assertThat(TestingIntake.refused(value).line()).isEqualTo(Option.some(LINE));
  }

  @Test
  void writesAHugeExponentShort() {
    BigDecimal huge = decimal("1E+999999999");

    byte[] value = JsonMessageEncoder.encode(draft(BAR.volume(huge)));

    assertThat(value.length).isLessThan(1_000);
    assertThat(TestingIntake.refused(value).violation().code())
        .isEqualTo(ViolationCode.OUT_OF_RANGE);
  }

  /** Whatever a file says in few characters is read as it was, and refused by the rules of bars. */
  @ParameterizedTest
  @ValueSource(ints = {18, 122, 123, 124, 125, 126, 127, 128, 129, 400, 511, 512, 999})
  void writesNoNumberOfFewDigitsLongerThanIsRead(int exponent) {
    for (String digits : List.of("1", "-1", "-1.5", "9.87654321")) {
      for (String sign : List.of("E+", "E-")) {
        BigDecimal number = decimal(digits + sign + exponent);

        StatementDraft read =
            TestingIntake.draft(JsonMessageEncoder.encode(draft(BAR.volume(number))));

        assertThat(read.bar().volume()).as(digits + sign + exponent).isEqualByComparingTo(number);
      }
    }
  }

  @Test
  void writesHalfACharacterForTheReaderToRefuse() {
    BarDraft bad = BarDraft.at("A\ud83d", "XNAS", "1m", TIME);

    assertThat(TestingIntake.refused(JsonMessageEncoder.encode(draft(bad))).violation().code())
        .isEqualTo(ViolationCode.BAD_ENCODING);
  }

  @Test
  void shortensALineToWhatFits() {
    Violation reason = new Violation(ViolationCode.BAD_LINE, "", "12 columns", "1");
    UnreadableLine line = new UnreadableLine(LINE, "\u0001".repeat(5_000_000), reason);

    byte[] value = JsonMessageEncoder.encode(line);

    assertThat(value.length).isLessThan(JsonMessageDecoder.MAX_BYTES);
    assertThat(TestingIntake.refused(value))
        .isEqualTo(new DecodeFailure(reason, Option.some(LINE)));
  }

  @Test
  void keysRecordsByWhatTheyAreAbout() {
    Violation reason = new Violation(ViolationCode.BAD_LINE, "", "12 columns", "1");

    assertThat(text(JsonMessageEncoder.toRecord(draft(BAR)).key())).isEqualTo("AAPL@XNAS");
    assertThat(text(JsonMessageEncoder.toRecord(new Heartbeat("XNAS", TIME, "live")).key()))
        .isEqualTo("@XNAS");
    assertThat(text(JsonMessageEncoder.toRecord(new UnreadableLine(LINE, "x", reason)).key()))
        .isEqualTo(TestingJson.SHA);
  }

  @Test
  void keysADraftAsItsStatementWouldBe() {
    BarDraft nameless = BarDraft.at(null, null, "1m", TIME);

    assertThat(JsonMessageEncoder.toRecord(draft(BAR)).key())
        .isEqualTo(RecordKey.bytes("AAPL@XNAS"));
    assertThat(text(JsonMessageEncoder.toRecord(draft(nameless)).key())).isEqualTo("@");
  }
}
