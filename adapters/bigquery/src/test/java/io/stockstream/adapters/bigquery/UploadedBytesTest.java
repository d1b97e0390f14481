package io.stockstream.adapters.bigquery;

import static io.stockstream.adapters.testkit.TestingBars.VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.testkit.MemoryStore;
import io.stockstream.adapters.testkit.TestingSharedData;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.adapters.testkit.TestingStream;
import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.Statement;
import io.stockstream.ports.export.BarsSource;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.ColumnType;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Snapshot;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What real minutes and their roll-ups take when they are sent: as we send them, and as Parquet,
 * which DuckDB writes here. It prints both, and holds the estimate against the first.
 */
class UploadedBytesTest {

  private static final int TASKS = 1;

  private final TestingStream stream = new TestingStream(Instant.parse("2027-01-01T00:00:00Z"));
  private long rows;
  private long sent;
  private long parquet;

  @TempDir private Path folder;

  @Test
  void theEstimateIsAboutWhatRealBarsTake() throws Exception {
    List<Path> files = minutes();
    for (Path file : files) {
      sayLines(Files.readAllLines(file));
    }
    try (TestingStore store = new TestingStore(MemoryStore::open, folder.resolve("store"))) {
      stream.store(store, stream.cut(0), TASKS);
      BarsSource bars = new BarsSource(store.store().bars(), i -> InstrumentRules.DEFAULT);
      for (LocalDate date : store.store().ledger().changes(Ledger.BEGINNING).keySet()) {
        weigh(bars, date);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "UploadedBytes files=%d rows=%d ndjson+gzip=%.1f parquet+zstd=%.1f bytes a row%n",
        files.size(),
        rows,
        (double) sent / rows,
        (double) parquet / rows);
    assertThat(rows).isGreaterThan(1_000);
    long estimate = Costs.of(BarsTable.TABLE, rows, 0, BigQueryLimits.DEFAULT).uploadedBytes();
    assertThat((double) estimate / sent).isBetween(0.8, 1.25);
  }

  private static List<Path> minutes() throws IOException {
    try (Stream<Path> files = Files.list(TestingSharedData.folder().resolve("canonical"))) {
      return files.filter(file -> file.toString().endsWith("_1m.csv")).sorted().toList();
    }
  }

  /** A bar whose prices contradict each other is left out, as it would be in quarantine. */
  private void sayLines(List<String> lines) {
    for (int number = 1; number < lines.size(); number++) {
      String[] fields = lines.get(number).split(",", -1);
      Prices prices;
      try {
        prices =
            new Prices(
                decimal(fields[5]), decimal(fields[6]), decimal(fields[7]), decimal(fields[8]));
      } catch (IllegalArgumentException e) {
        continue;
      }
      stream.say(statement(fields, prices, number));
    }
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  private static Statement statement(String[] fields, Prices prices, int number) {
    BarKey key =
        new BarKey(
            new InstrumentId(fields[0], VENUE),
            Timeframe.M1,
            Instant.parse(fields[4]),
            Origin.FEED);
    Activity activity =
        fields[9].isEmpty()
            ? new Activity(Option.none(), Option.none(), Option.none(), Option.none())
            : Activity.ofVolume(decimal(fields[9]));
    return new Statement(
        key,
        AssetClass.valueOf(fields[1].toUpperCase(Locale.ROOT)),
        BarState.CLOSED,
        new Ohlcv(prices, activity),
        new Stamp(fields[2], 64, number));
  }

  private void weigh(BarsSource bars, LocalDate date) throws Exception {
    Shipment shipment = Shipment.of(new Snapshot("a-store", BarsTable.TABLE.name(), date, 1, 0));
    try (Spool spool = Spool.write(folder, BarsTable.TABLE, shipment, bars.on(date), true)) {
      rows += spool.digest().rows();
      sent += Files.size(spool.file());
      parquet += Files.size(parquetOf(spool.file()));
    }
  }

  private Path parquetOf(Path json) throws IOException, SQLException {
    Path zipped = Files.copy(json, folder.resolve(json.getFileName() + ".gz"));
    Path file = folder.resolve(json.getFileName() + ".parquet");
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duckDb.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_json('%s', format = 'newline_delimited', columns = {%s})) TO '%s' (FORMAT parquet, COMPRESSION zstd)"
              .formatted(zipped, columns(), file));
    }
    return file;
  }

  private static String columns() {
    return BarsTable.TABLE.columns().stream()
        .map(column -> column.name() + ": '" + type(column.type()) + "'")
        .collect(Collectors.joining(", "));
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMPTZ";
      case DECIMAL -> "DECIMAL(38,18)";
      case INTEGER -> "BIGINT";
      case BOOLEAN -> "BOOLEAN";
    };
  }
}
