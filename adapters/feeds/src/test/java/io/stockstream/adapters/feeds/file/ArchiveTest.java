package io.stockstream.adapters.feeds.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.adapters.feeds.file.TestingReplay.Read;
import io.stockstream.adapters.feeds.live.TestingPipeline;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.OutgoingRecord;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Binance's archive, as its documents have it. */
class ArchiveTest {

  private static final String NAME = "BTCUSDT-1h-2025-01";

  /** As documented: of 2025, in microseconds. */
  private static final String ROW =
      "1735689600000000,93576.00000000,94509.42000000,93489.03000000,94401.14000000,755.99010000,"
          + "1735693199999999,71068810.55946380,93525,421.08319000,39596777.77992590,0";

  private static final String HEADER =
      "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
          + "taker_buy_quote_volume,ignore";

  @TempDir private Path folder;

  @Test
  void aZipSaysByItsNameWhatItIs() throws Exception {
    BarDraft bar = TestingReplay.replay(zip(NAME, ROW)).get(0).draft().bar();

    assertThat(bar.symbol() + "@" + bar.venue() + " " + bar.timeframe() + " " + bar.openTime())
        .isEqualTo("BTCUSDT@BINANCE 1h 2025-01-01T00:00:00Z");
    assertThat(bar.high()).isEqualByComparingTo("94509.42");
    assertThat(bar.volume()).isEqualByComparingTo("755.9901");
    assertThat(bar.turnover()).isEqualByComparingTo("71068810.5594638");
    assertThat(bar.tradeCount()).isEqualTo(93_525);
  }

  @Test
  void millisecondsAndAHeaderAreTheSameBars() throws Exception {
    String millis = ROW.replace("1735689600000000", "1735689600000");

    BarDraft plain = TestingReplay.replay(zip(NAME, ROW)).get(0).draft().bar();
    List<Read> headed = TestingReplay.replay(zip(NAME, HEADER, millis));

    assertThat(headed).extracting(row -> row.draft().bar()).containsExactly(plain);
    assertThat(headed.get(0).draft().line().get().line()).isEqualTo(2);
  }

  @Test
  void aRowThatCannotBeReadIsOneRecord() throws Exception {
    List<Read> read = TestingReplay.replay(zip(NAME, ROW, "1735693200000000,x,1,1,1,1,1,1,1", "1"));

    assertThat(read).hasSize(3);
    assertThat(read.get(1).refusal()).isEqualTo("2 BAD_NUMBER open: expected a number, was 'x'");
    assertThat(read.get(2).refusal()).isEqualTo("3 BAD_LINE line: expected 9 columns, was 1");
  }

  @Test
  void aCutOffZipIsRefusedWhereverItIsCut() throws Exception {
    byte[] whole = Files.readAllBytes(zip(NAME, ROW, ROW, ROW));
    for (int length : new int[] {10, whole.length / 2, whole.length - 5}) {
      Path cut = Files.write(folder.resolve(NAME + ".zip"), Arrays.copyOf(whole, length));
      refused(cut, "expected a whole zip file, was cut off or damaged; fetch it again");
    }
  }

  @Test
  void aDamagedZipIsRefused() throws Exception {
    Path file = zip(NAME, ROW, ROW, ROW);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 3] ^= 0x55;
    Files.write(file, bytes);

    assertThatThrownBy(() -> FileFeed.open(file, ReplayOptions.DEFAULT))
        .isInstanceOfSatisfying(
            PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED));
  }

  @Test
  void theChecksumBesideAnArchiveIsHeldAgainstIt() throws Exception {
    Path file = zip(NAME, ROW);
    String sha256 =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    Path beside = folder.resolve(NAME + ".zip.CHECKSUM");

    Files.writeString(beside, sha256 + "  " + NAME + ".zip\n");
    assertThat(TestingReplay.replay(file)).hasSize(1);

    String other = "0".repeat(64);
    Files.writeString(beside, other + "  " + NAME + ".zip\n");
    refused(
        file,
        "expected SHA-256 %s as %s.zip.CHECKSUM says, was %s; fetch both again"
            .formatted(other, NAME, sha256));
  }

  @Test
  void aFileThatDoesNotSayWhatItIsAboutHasToBeTold() throws Exception {
    Path file = Files.writeString(folder.resolve("prices.csv"), "date,open,high,low,close\n");

    assertThatThrownBy(
            () -> FileFeed.open(file, ReplayOptions.DEFAULT.with(FileFormat.CSV, Subject.UNKNOWN)))
        .isInstanceOf(PortException.class)
        .hasMessage(
            "file %s: expected --symbol, as neither a csv file nor this one's name says it"
                .formatted(file));
  }

  @Test
  void brokenAndForeignJsonIsRefused() throws Exception {
    Path file = folder.resolve("answer.json");
    Files.writeString(file, "{\"error\":[\"EQuery:Unknown asset pair\"]}");
    refused(file, "expected an array of bars, was none: it may be a venue's refusal");

    Files.writeString(file, "[[1517443740,1,2,1,2,3],[15174");
    assertThatThrownBy(() -> FileFeed.open(file, ReplayOptions.DEFAULT))
        .hasMessageStartingWith("file " + file + ": expected whole JSON, was broken at line 1: ");
  }

  @Test
  void anArchiveThatIsIssuedAgainWithCorrectionsReplacesItsBars() throws Exception {
    String second = ROW.replace("1735689600000000", "1735693200000000");
    List<OutgoingRecord> first = records(zip(NAME, ROW, second), 0);
    List<OutgoingRecord> again = records(zip(NAME, ROW, second.replace("94401.14", "94400.00")), 1);
    try (TestingPipeline pipeline =
        new TestingPipeline(i -> InstrumentRules.DEFAULT, Instant.parse("2026-01-01T00:00:00Z"))) {
      pipeline.take(again);
      pipeline.take(first);
      pipeline.take(again);

      assertThat(pipeline.feedBars()).hasSize(2);
      assertThat(pipeline.feedBars().values())
          .extracting(
              bar -> ((Ohlcv) bar.content()).prices().close().stripTrailingZeros().toPlainString())
          .containsExactly("94401.14", "94400");
      assertThat(pipeline.conflicts()).isZero();
      System.out.printf("archive issued twice: %d bars, 1 corrected%n", 2);
    }
  }

  private static List<OutgoingRecord> records(Path file, long issue) {
    List<OutgoingRecord> records = new ArrayList<>();
    try (FileFeed feed = FileFeed.open(file, new ReplayOptions(Option.none(), issue, 32))) {
      feed.forEachRemaining(records::add);
    }
    return records;
  }

  private static void refused(Path file, String message) {
    assertThatThrownBy(() -> FileFeed.open(file, ReplayOptions.DEFAULT))
        .isInstanceOfSatisfying(
            PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED))
        .hasMessage("file " + file + ": " + message);
  }

  private Path zip(String name, String... rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name + ".csv"));
      zip.write((String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return Files.write(folder.resolve(name + ".zip"), bytes.toByteArray());
  }
}
