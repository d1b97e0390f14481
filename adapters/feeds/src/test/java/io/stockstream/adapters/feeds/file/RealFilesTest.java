package io.stockstream.adapters.feeds.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.file.TestingReplay.Read;
import io.stockstream.adapters.testkit.TestingSharedData;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.statement.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real files, warts and all, against facts that were counted of them by other means. */
class RealFilesTest {

  private static final int SYMBOL = 1;
  private static final int TIMEFRAME = 3;
  private static final int ROWS = 4;
  private static final int VALID = 5;
  private static final int REASONS = 7;

  @Test
  void asManyBarsStandAsTheFactsSay() throws IOException {
    Path data = TestingSharedData.folder();
    List<Path> files = list(data.resolve("canonical"));

    assertThat(files).hasSizeGreaterThanOrEqualTo(19);
    for (Path file : files) {
      List<Read> rows = TestingReplay.replay(file);
      long valid = rows.stream().filter(RealFilesTest::stands).count();
      assertThat(valid)
          .as(file.getFileName().toString())
          .isEqualTo(expectedValid(data, file, rows.size()));
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  /** Every line of these files can be read, though one has no prices. */
  private static boolean stands(Read row) {
    if (row.decoded().isLeft()) {
      assertThat(row.refusal()).contains(" MISSING_FIELD open: ");
      return false;
    }
    return Statement.of(row.draft(), PriceRule.POSITIVE).isValid();
  }

  /**
   * Sums the facts of a symbol and timeframe, of which there may be several files; where only one
   * of them was made into the replayed file, takes the one of its size. Lines with unreadable times
   * were left out.
   */
  private static long expectedValid(Path data, Path file, int rows) throws IOException {
    List<String[]> facts = facts(data, file);
    assertThat(facts).as("facts of " + file).isNotEmpty();
    long sum = facts.stream().mapToLong(RealFilesTest::readableRows).sum();
    return facts.stream()
        .filter(fact -> sum == rows || readableRows(fact) == rows)
        .mapToLong(fact -> Long.parseLong(fact[VALID]))
        .limit(sum == rows ? facts.size() : 1)
        .sum();
  }

  private static List<String[]> facts(Path data, Path file) throws IOException {
    String[] name = file.getFileName().toString().replaceFirst("\\.csv$", "").split("_", -1);
    return Files.readAllLines(data.resolve("FACTS.csv")).stream()
        .map(line -> line.split(",", -1))
        .filter(fact -> fact[SYMBOL].equals(name[0]) && fact[TIMEFRAME].equals(name[1]))
        .toList();
  }

  private static long readableRows(String[] fact) {
    return Long.parseLong(fact[ROWS]) - (fact[REASONS].equals("bad_time=1") ? 1 : 0);
  }
}
