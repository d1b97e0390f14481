package io.stockstream.adapters.feeds.file;

import static io.stockstream.adapters.feeds.file.TestingReplay.HEADER;
import static io.stockstream.adapters.feeds.file.TestingReplay.LINE;
import static io.stockstream.adapters.feeds.file.TestingReplay.gzip;
import static io.stockstream.adapters.feeds.file.TestingReplay.replay;
import static io.stockstream.adapters.feeds.file.TestingReplay.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that cannot be taken as a whole is refused before anything of it is published. */
class RefusedFileTest {

  @TempDir private Path folder;

  private static void refused(Path file, FailureKind kind, String message) {
    assertThatThrownBy(() -> FileFeed.open(file, ReplayOptions.DEFAULT))
        .isInstanceOfSatisfying(PortException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessage("file " + file + ": " + message);
  }

  private void headerRefused(String header, String was) throws Exception {
    refused(
        write(folder, header, LINE),
        FailureKind.REJECTED,
        "expected a header with " + HEADER + " in any order, was " + was);
  }

  @Test
  void aFolderIsNoFile() {
    refused(
        folder, FailureKind.MISCONFIGURED, "expected a file, was a folder; name the files in it");
  }

  @Test
  void nothingIsNoFile() {
    refused(
        folder.resolve("none.csv"),
        FailureKind.MISCONFIGURED,
        "expected a file, was nothing there");
  }

  @Test
  void aDeviceCannotBeReadTwice() {
    Path device = Path.of("/dev/null");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(device));

    refused(
        device,
        FailureKind.MISCONFIGURED,
        "expected a file, was a pipe or a device, which cannot be read twice; save it to a file");
  }

  @Test
  void anEmptyFileHasNoHeader() throws Exception {
    refused(
        Files.createFile(folder.resolve("empty.csv")),
        FailureKind.REJECTED,
        "expected a header, was empty");
  }

  @Test
  void anUnknownColumnIsToldWithTheNearestOne() throws Exception {
    headerRefused(
        HEADER.replace("volume", "volumne"),
        "unknown column 'volumne', the nearest is volume; no column volume");
    headerRefused(
        HEADER.replace("open_time", "Open Time"),
        "unknown column 'Open Time', the nearest is open_time; no column open_time");
    headerRefused(HEADER + ",trades", "unknown column 'trades', the nearest is state");
  }

  @Test
  void everyColumnThatIsMissingIsTold() throws Exception {
    headerRefused(
        "symbol,asset_class,source,timeframe,open_time,open,high",
        "no column low; no column close; no column volume");
  }

  @Test
  void aColumnTwiceIsRefused() throws Exception {
    headerRefused(HEADER + ",close", "column close twice");
  }

  @Test
  void aFileOfAnotherKindIsRefusedInOneShortLine() throws Exception {
    Path file = folder.resolve("photo.csv");
    byte[] bytes = new byte[100_000];
    new java.util.Random(1).nextBytes(bytes);
    Files.write(file, bytes);

    assertThatThrownBy(() -> FileFeed.open(file, ReplayOptions.DEFAULT))
        .isInstanceOf(PortException.class)
        .hasMessageMatching("\\p{Print}*\\P{Cc}*")
        .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(1_500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bars.csv.gz", "BARS.CSV.GZ", "bars.csv"})
  void aCompressedFileIsReadWhateverItIsCalled(String name) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, gzip(HEADER + "\n" + LINE + "\n"));

    assertThat(replay(file)).hasSize(1);
    assertThat(replay(file).get(0).draft().bar())
        .isEqualTo(replay(write(folder, HEADER, LINE)).get(0).draft().bar());
  }

  @Test
  void severalCompressedPartsAreOneFile() throws Exception {
    Path file = folder.resolve("bars.csv.gz");
    Files.write(file, gzip(HEADER + "\n" + LINE + "\n"));
    Files.write(file, gzip(LINE + "\n"), java.nio.file.StandardOpenOption.APPEND);

    assertThat(replay(file)).hasSize(2);
  }

  @Test
  void aCompressedFileThatIsCutOffIsRefusedWhereverItEnds() throws Exception {
    byte[] whole = gzip(HEADER + "\n" + (LINE + "\n").repeat(50));
    Path file = folder.resolve("cut.csv.gz");
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));

      refused(
          file,
          FailureKind.REJECTED,
          "expected a whole gzip file, was cut off or damaged; fetch it again");
    }
  }

  @Test
  void aCompressedFileThatIsDamagedIsRefused() throws Exception {
    byte[] damaged = gzip(HEADER + "\n" + (LINE + "\n").repeat(50));
    damaged[damaged.length - 6] ^= 1;
    Path file = Files.write(folder.resolve("damaged.csv.gz"), damaged);

    refused(
        file,
        FailureKind.REJECTED,
        "expected a whole gzip file, was cut off or damaged; fetch it again");
  }

  @Test
  void optionsThatAreOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new ReplayOptions(Option.some("xnas"), 0, 32))
        .isInstanceOf(PortException.class)
        .hasMessage("venue: expected 1 to 32 of A-Z 0-9 . _ -, was 'xnas'");
    assertThatThrownBy(() -> new ReplayOptions(Option.none(), 1L << 24, 32))
        .isInstanceOf(PortException.class)
        .hasMessageContaining("expected an issue below 2^24");
    assertThatThrownBy(() -> new ReplayOptions(Option.none(), 0, 128))
        .isInstanceOf(PortException.class)
        .hasMessageContaining("expected rank 0 to 127");
  }
}
