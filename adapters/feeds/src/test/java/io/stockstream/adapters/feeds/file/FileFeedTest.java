package io.stockstream.adapters.feeds.file;

import static io.stockstream.adapters.feeds.file.TestingReplay.HEADER;
import static io.stockstream.adapters.feeds.file.TestingReplay.LINE;
import static io.stockstream.adapters.feeds.file.TestingReplay.replay;
import static io.stockstream.adapters.feeds.file.TestingReplay.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.adapters.feeds.file.TestingReplay.Read;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.rollup.ReferenceEntry;
import io.stockstream.domain.rollup.ReferenceTable;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.Source;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFeedTest {

  @TempDir private Path folder;

  @Test
  void aLineBecomesTheStatementThatItIs() throws Exception {
    Path file = write(folder, HEADER, LINE);

    List<Read> read = replay(file);

    assertThat(read).hasSize(1);
    assertThat(read.get(0).key()).isEqualTo("AAPL@LEAN");
    assertThat(read.get(0).draft())
        .isEqualTo(
            new StatementDraft(
                BarDraft.at("AAPL", "LEAN", "1m", Instant.parse("2014-06-05T08:15:00Z"))
                    .prices(number("644.8000"), number("645.5"), number("644.7"), number("645.1"))
                    .volume(number("90")),
                AssetClass.STOCK,
                BarState.CLOSED,
                false,
                "lean",
                32,
                RevisionScheme.ofLine(0, 2),
                Option.some(new FileLine(sha256(file), 2))));
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private static String sha256(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }

  @Test
  void aFileRanksAsItsSourceIsDeclaredAndOtherwiseAsItIsTold() throws Exception {
    InstrumentId apple = new InstrumentId("AAPL", "XNAS");
    Reference declared =
        ReferenceTable.of(
            List.of(
                new ReferenceEntry(
                    apple,
                    AssetClass.STOCK,
                    InstrumentRules.DEFAULT,
                    List.of(
                        new Source("lean", 40, RevisionScheme.FILE),
                        new Source("tape", 90, RevisionScheme.TIME)))));
    Path file =
        write(
            folder,
            HEADER,
            LINE,
            LINE.replace("lean", "tape"),
            LINE.replace("lean", "other"),
            LINE.replace("AAPL", "MSFT"));

    assertThat(replay(file, new ReplayOptions(Option.some("XNAS"), 0, 7, declared)))
        .extracting(read -> read.draft().rank())
        .containsExactly(40L, 7L, 7L, 7L);
    assertThat(replay(file, new ReplayOptions(Option.some("XFRA"), 0, 7, declared)))
        .extracting(read -> read.draft().rank())
        .containsOnly(7L);
  }

  @Test
  void columnsComeInAnyOrder() throws Exception {
    Path file =
        write(
            folder,
            "volume,close,low,high,open,open_time,timeframe,source,asset_class,symbol",
            "90,645.1,644.7,645.5,644.8000,2014-06-05T08:15:00Z,1m,lean,stock,AAPL");

    assertThat(replay(file).get(0).draft().bar())
        .isEqualTo(replay(write(folder, HEADER, LINE)).get(0).draft().bar());
  }

  @Test
  void columnsThatNeedNotBeThereAreReadWhereTheyAre() throws Exception {
    Path file =
        write(
            folder,
            HEADER + ",venue,turnover,vwap,trade_count,state",
            LINE + ",XNAS,58041.5,644.905,7,open",
            LINE + ",,,,,");

    List<Read> read = replay(file);

    assertThat(read.get(0).key()).isEqualTo("AAPL@XNAS");
    assertThat(read.get(0).draft().state()).isEqualTo(BarState.OPEN);
    assertThat(read.get(0).draft().bar())
        .returns(number("58041.5"), BarDraft::turnover)
        .returns(number("644.905"), BarDraft::vwap)
        .returns(7L, BarDraft::tradeCount);
    assertThat(read.get(1).key()).isEqualTo("AAPL@LEAN");
    assertThat(read.get(1).draft().state()).isEqualTo(BarState.CLOSED);
    assertThat(read.get(1).draft().bar().turnover()).isNull();
  }

  @Test
  void venueIssueAndRankMayBeGiven() throws Exception {
    ReplayOptions options = new ReplayOptions(Option.some("XNAS"), 3, 99);

    Read read = replay(write(folder, HEADER, LINE), options).get(0);

    assertThat(read.key()).isEqualTo("AAPL@XNAS");
    assertThat(read.draft().rank()).isEqualTo(99);
    assertThat(read.draft().revision()).isEqualTo(RevisionScheme.ofLine(3, 2));
  }

  @Test
  void aLaterLineIsALaterStatement() throws Exception {
    List<Read> read = replay(write(folder, HEADER, LINE, LINE));

    assertThat(read.get(1).draft().revision()).isGreaterThan(read.get(0).draft().revision());
  }

  @Test
  void numbersAreExact() throws Exception {
    String line = "X,crypto,s,1m,2024-01-01T00:00:00Z,%s,%s,%s,%s,%s";
    Path file =
        write(folder, HEADER, line.formatted("0.1", "1.5e2", "+.1", "12.", "4.449999809265137e-3"));

    assertThat(replay(file).get(0).draft().bar())
        .returns(number("0.1"), BarDraft::open)
        .returns(number("150"), BarDraft::high)
        .returns(number("0.1"), BarDraft::low)
        .returns(number("12"), BarDraft::close)
        .returns(number("0.004449999809265137"), BarDraft::volume);
  }

  @Test
  void anEmptyVolumeIsAbsentAndAnEmptyPriceMissing() throws Exception {
    String line = "EURUSD,currency,lean,1m,2014-05-02T05:00:00Z,1.38626,%s,1.38625,1.38625,";

    List<Read> read = replay(write(folder, HEADER, line.formatted("1.38626"), line.formatted("")));

    assertThat(read.get(0).draft().bar().volume()).isNull();
    assertThat(read.get(1).refusal())
        .isEqualTo("3 MISSING_FIELD high: expected a number, was missing");
  }

  @Test
  void aBarThatWouldNotStandIsSentAsItIs() throws Exception {
    String low = LINE.replace("645.5", "600");

    assertThat(replay(write(folder, HEADER, low)).get(0).draft().bar().high())
        .isEqualTo(number("600"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesEndInEveryWayAndEmptyOnesCountButSayNothing(String end) throws Exception {
    Path file = folder.resolve("bars.csv");
    Files.writeString(file, String.join(end, "\uFEFF" + HEADER, LINE, "", "x", "", LINE));

    List<Read> read = replay(file);

    assertThat(read).hasSize(3);
    assertThat(read.get(1).refusal()).isEqualTo("4 BAD_LINE line: expected 10 columns, was 1");
    assertThat(read.get(2).draft().line().get().line()).isEqualTo(6);
  }

  @Test
  void quotedCellsMayHoldCommasAndQuotes() throws Exception {
    String line = LINE.replace("AAPL", "\"A,\"\"B\"\"\"");

    assertThat(replay(write(folder, HEADER, line)).get(0).key()).isEqualTo("A,\"B\"@LEAN");
  }

  @Test
  void theSameFileIsReplayedToTheSameBytes() throws Exception {
    Path file = write(folder, HEADER, LINE, "x", LINE);
    Path copy = Files.copy(file, folder.resolve("other name.csv"));

    try (FileFeed one = FileFeed.open(file, ReplayOptions.DEFAULT);
        FileFeed two = FileFeed.open(copy, ReplayOptions.DEFAULT)) {
      while (one.hasNext()) {
        assertThat(two.next()).usingRecursiveComparison().isEqualTo(one.next());
      }
      assertThat(two.hasNext()).isFalse();
      assertThatThrownBy(two::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void aFileThatChangesMeanwhileIsNoticedAtItsEnd() throws Exception {
    Path file = write(folder, HEADER, LINE, LINE);

    try (FileFeed feed = FileFeed.open(file, ReplayOptions.DEFAULT)) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
      feed.next();

      assertThatThrownBy(feed::next)
          .isInstanceOfSatisfying(
              PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED))
          .hasMessage(
              "file %s: expected it to stay as it is while it is replayed, was changed; replay it again",
              file);
    }
  }
}
