package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.stockstream.adapters.testkit.TestingSharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, through the command line and the whole chain, against facts that others computed. */
class ReplayTest {

  @TempDir Path folder;

  @Test
  void everyCanonicalFileComesOutAsItsFactsSayAndASecondReplayChangesNothing() throws Exception {
    Path data = TestingSharedData.folder();
    long valid = 0;
    long invalid = 0;
    for (Path file : files(data)) {
      Facts facts = Facts.of(data, file);
      valid += facts.valid();
      invalid += facts.invalid();
    }

    Cli first = replay(data);
    Cli second = replay(data);

    assertThat(first.lastLine())
        .isEqualTo(account(valid + invalid, "accepted=" + valid, "duplicate=0", invalid));
    assertThat(second.lastLine())
        .isEqualTo(account(valid + invalid, "accepted=0", "duplicate=" + valid, invalid));
    assertThat(second.out()).contains("nothing changed: the store held all of it already");
    assertThat(List.of(first.exitCode(), second.exitCode())).containsOnly(0);
    assertThat(Cli.run(folder, "quarantine", "list", "--store", store()).out())
        .hasSize((int) invalid);
    for (Path example : examples(data)) {
      assertRollUpsEqual(example);
    }
    Cli verify = Cli.run(folder, "verify", "--store", store(), "--home", home());
    assertThat(verify.exitCode()).as(String.join("\n", verify.out())).isZero();
    assertThat(verify.lastLine()).contains("missing=0 extra=0 different=0");
  }

  private Cli replay(Path data) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("replay", "--store", store(), "--home", home()));
    files(data).forEach(file -> arguments.add(file.toString()));
    return Cli.run(folder, arguments.toArray(String[]::new));
  }

  private String store() {
    return "duckdb:" + folder.resolve("bars.duckdb");
  }

  private String home() {
    return folder.resolve("home").toString();
  }

  private static String account(long consumed, String accepted, String duplicate, long invalid) {
    return "account consumed=%d %s correction=0 %s stale=0 conflict=0 quarantined=%d control=0 unexplained=0"
        .formatted(consumed, accepted, duplicate, invalid);
  }

  private static List<Path> files(Path data) throws IOException {
    return sorted(data.resolve("canonical"));
  }

  private static List<Path> examples(Path data) throws IOException {
    return sorted(data.resolve("rollup-example"));
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private void assertRollUpsEqual(Path example) throws Exception {
    List<NamedCsvRecord> expected = rows(Files.readString(example));
    String symbol = expected.get(0).getField("symbol");
    String timeframe = expected.get(0).getField("timeframe");

    Cli bars =
        Cli.run(
            folder,
            "bars",
            "--store",
            store(),
            "--symbol",
            symbol,
            "--timeframe",
            timeframe,
            "--origin",
            "ROLLUP",
            "--format",
            "csv");

    Map<String, NamedCsvRecord> was = new HashMap<>();
    rows(String.join("\n", bars.out())).forEach(row -> was.put(row.getField("open_time"), row));
    assertThat(was).as(example.toString()).hasSameSizeAs(expected);
    for (NamedCsvRecord row : expected) {
      NamedCsvRecord ours = was.get(row.getField("open_time"));
      for (String column : List.of("open", "high", "low", "close", "volume")) {
        assertThat(new BigDecimal(ours.getField(column)))
            .as(example.getFileName() + " " + row.getField("open_time") + " " + column)
            .isEqualByComparingTo(row.getField(column));
      }
      assertThat(ours.getField("present")).isEqualTo(row.getField("source_bars"));
    }
  }

  private static List<NamedCsvRecord> rows(String csv) {
    return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
  }

  /**
   * What FACTS.csv says of the raw files that a canonical one was made from.
   *
   * @param valid rows
   * @param invalid rows; TSLA's unreadable time aside, which the canonical file leaves out
   */
  private record Facts(long valid, long invalid) {

    static Facts of(Path data, Path canonical) throws IOException {
      List<NamedCsvRecord> bars = rows(Files.readString(canonical));
      String symbol = bars.get(0).getField("symbol");
      String timeframe = bars.get(0).getField("timeframe");
      String source = bars.get(0).getField("source");
      long valid = 0;
      long invalid = 0;
      for (NamedCsvRecord fact : rows(Files.readString(data.resolve("FACTS.csv")))) {
        if (fact.getField("symbol").equals(symbol)
            && fact.getField("timeframe").equals(timeframe)
            && fact.getField("file").startsWith("raw/" + source + "/")
            && !fact.getField("file").endsWith("-fixed.csv")) {
          long unreadable = fact.getField("invalid_reasons").contains("bad_time") ? 1 : 0;
          valid += Long.parseLong(fact.getField("valid"));
          invalid += Long.parseLong(fact.getField("invalid")) - unreadable;
        }
      }
      assertThat(valid + invalid).as("rows of " + canonical.getFileName()).isEqualTo(bars.size());
      return new Facts(valid, invalid);
    }
  }
}
