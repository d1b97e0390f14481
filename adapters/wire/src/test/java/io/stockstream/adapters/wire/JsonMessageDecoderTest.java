package io.stockstream.adapters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.Control;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.DecodeFailure;
import io.stockstream.ports.log.Decoded;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMessageDecoderTest {

  private static final FileLine LINE = new FileLine(TestingJson.SHA, 17);

  @Test
  void readsEveryFieldOfABar() {
    StatementDraft draft = TestingIntake.draft(TestingJson.bar().fromFile().bytes());

    assertThat(draft.bar().symbol()).isEqualTo("AAPL");
    assertThat(draft.bar().venue()).isEqualTo("XNAS");
    assertThat(draft.bar().timeframe()).isEqualTo("1m");
    assertThat(draft.bar().openTime()).isEqualTo(Instant.parse("2026-01-05T14:31:00Z"));
    assertThat(draft.bar().open()).isEqualTo(new BigDecimal("101.1"));
    assertThat(draft.bar().high()).isEqualTo(new BigDecimal("101.35"));
    assertThat(draft.bar().low()).isEqualTo(new BigDecimal("101.05"));
    assertThat(draft.bar().close()).isEqualTo(new BigDecimal("101.2"));
    assertThat(draft.bar().volume()).isEqualTo(new BigDecimal("1200"));
    assertThat(draft.bar().turnover()).isEqualTo(new BigDecimal("121440.5"));
    assertThat(draft.bar().vwap()).isEqualTo(new BigDecimal("101.2004"));
    assertThat(draft.bar().tradeCount()).isEqualTo(17);
    assertThat(draft.assetClass()).isEqualTo(AssetClass.STOCK);
    assertThat(draft.state()).isEqualTo(BarState.CLOSED);
    assertThat(draft.isVoid()).isFalse();
    assertThat(draft.source()).isEqualTo("simulated");
    assertThat(draft.rank()).isEqualTo(64);
    assertThat(draft.revision()).isEqualTo(3_976_000_000_000_000L);
    assertThat(draft.line()).isEqualTo(Option.some(LINE));
  }

  @Test
  void readsAVoidWithoutPrices() {
    StatementDraft draft = TestingIntake.draft(TestingJson.voided().bytes());

    assertThat(draft.isVoid()).isTrue();
    assertThat(draft.bar().open()).isNull();
    assertThat(TestingIntake.violations(TestingJson.voided().bytes())).isEmpty();
  }

  @Test
  void readsControlStatements() {
    assertThat(signal(TestingJson.heartbeat()))
        .isEqualTo(new Heartbeat("XNAS", Instant.parse("2026-01-05T14:31:00.5Z"), "simulated"));
    assertThat(signal(TestingJson.recompute()))
        .isEqualTo(
            new Recompute(
                new InstrumentId("AAPL", "XNAS"),
                new Interval(
                    Instant.parse("2026-01-05T00:00:00Z"), Instant.parse("2026-01-06T00:00:00Z"))));
  }

  private static Control signal(TestingJson json) {
    return ((Decoded.Signal) TestingIntake.decode(json.bytes()).get()).control();
  }

  @Test
  void refusesAnUnreadableLineForItsOwnReasonAndUnderItsFile() {
    assertThat(TestingIntake.refused(TestingJson.line().bytes()))
        .isEqualTo(
            new DecodeFailure(
                new Violation(ViolationCode.BAD_NUMBER, "open", "a number", "4,787,699"),
                Option.some(LINE)));
  }

  @Test
  void readsFieldsInAnyOrder() {
    byte[] usual = TestingJson.bar().fromFile().bytes();
    List<String> names = new ArrayList<>(TestingJson.bar().fromFile().fields().keySet());

    for (int seed = 0; seed < 100; seed++) {
      Collections.shuffle(names, new Random(seed));
      Map<String, String> shuffled = new LinkedHashMap<>();
      names.forEach(name -> shuffled.put(name, TestingJson.bar().fromFile().fields().get(name)));

      assertThat(TestingIntake.decode(new TestingJson(shuffled).bytes()))
          .isEqualTo(TestingIntake.decode(usual));
    }
  }

  @Test
  void readsSpacesAndEscapesAsJsonHasThem() {
    String spaced = TestingJson.bar().toString().replace(":1", " :\n 1").replace(",", " , ");
    String escaped = TestingJson.bar().toString().replace("symbol", "s\\u0079mbol");

    assertThat(TestingIntake.decode((" " + spaced + "\r\n").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(TestingIntake.decode(TestingJson.bar().bytes()));
    assertThat(TestingIntake.decode(escaped.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(TestingIntake.decode(TestingJson.bar().bytes()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"volume", "turnover", "vwap", "tradeCount"})
  void takesNullForAbsent(String field) {
    assertThat(TestingIntake.decode(TestingJson.bar().with(field, "null").bytes()))
        .isEqualTo(TestingIntake.decode(TestingJson.bar().without(field).bytes()));
  }

  @Test
  void takesOriginFeed() {
    assertThat(TestingIntake.decode(TestingJson.bar().with("origin", "'FEED'").bytes()))
        .isEqualTo(TestingIntake.decode(TestingJson.bar().bytes()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1",
        "101.10",
        "-0.000000000000000001",
        "99999999999999999999.999999999999999999",
        "123456789012345678",
        "1234567890123456789",
        "1.5e3",
        "1.5E-3",
        "0"
      })
  void readsDecimalsExactly(String digits) {
    assertThat(TestingIntake.draft(TestingJson.bar().with("open", digits).bytes()).bar().open())
        .isEqualTo(new BigDecimal(digits));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999Z",
        "2024-02-29T12:34:56.5Z",
        "9999-12-31T23:59:59.123Z"
      })
  void readsTimesAsTheLibraryDoes(String text) {
    byte[] value = TestingJson.bar().with("openTime", "'" + text + "'").bytes();

    assertThat(TestingIntake.draft(value).bar().openTime()).isEqualTo(Instant.parse(text));
  }

  @Test
  void readsCharactersBeyondTheBasicPlane() {
    byte[] escaped = TestingJson.bar().with("symbol", "'\\ud83d\\ude00'").bytes();
    byte[] plain = TestingJson.bar().with("symbol", "'\ud83d\ude00'").bytes();

    assertThat(TestingIntake.draft(escaped).bar().symbol()).isEqualTo("\ud83d\ude00");
    assertThat(TestingIntake.draft(plain).bar().symbol()).isEqualTo("\ud83d\ude00");
  }

  @Test
  void callsEveryBeginningTruncated() {
    byte[] value = TestingJson.bar().with("volume", "null").fromFile().bytes();

    for (int length = 1; length < value.length; length++) {
      assertThat(TestingIntake.refused(Arrays.copyOf(value, length)).violation().code())
          .as("first %d bytes", length)
          .isEqualTo(ViolationCode.TRUNCATED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"'x'", "null", "NaN", "[[1]]", "1e999999999"})
  void keepsTheFileLineOfWhatItRefuses(String open) {
    DecodeFailure failure =
        TestingIntake.refused(TestingJson.bar().with("open", open).fromFile().bytes());

    assertThat(failure.violation().field()).isEqualTo("open");
    assertThat(failure.line()).isEqualTo(Option.some(LINE));
  }

  @Test
  void neverThrowsWhateverTheBytes() {
    byte[] value = TestingJson.bar().fromFile().bytes();
    Random random = new Random(7);

    for (int i = 0; i < 20_000; i++) {
      byte[] changed = value.clone();
      for (int flips = 0; flips <= i % 3; flips++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      assertThat(TestingIntake.violations(changed)).isNotNull();
    }
  }

  @Test
  void isShippedToOtherMachines() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new JsonMessageDecoder());
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((JsonMessageDecoder) in.readObject()).decode(TestingJson.bar().bytes()).isRight())
          .isTrue();
    }
  }
}
