package io.stockstream.apps.wiring;

import io.stockstream.adapters.feeds.file.FileFormat;
import io.stockstream.adapters.feeds.file.ReplayOptions;
import io.stockstream.adapters.feeds.file.Subject;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.Source;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** What files do not say of themselves. */
public final class FileOptions {

  @CommandLine.Option(
      names = "--venue",
      description = "Venue of files that name none; default the source in upper case.")
  private String venue;

  @CommandLine.Option(
      names = "--issue",
      description =
          "Issue number of the files; one that replaces an earlier file has a higher one.",
      defaultValue = "0")
  private long issue;

  @CommandLine.Option(
      names = "--rank",
      description =
          "Rank of the files among an instrument's sources, unless the reference data ranks them; default ${DEFAULT-VALUE}.",
      defaultValue = "" + Source.FILE_RANK)
  private int rank;

  @CommandLine.Option(
      names = "--format",
      description =
          "stockstream, binance-archive, lean, kraken-csv, csv (Yahoo, Stooq and others with a header) or json (saved answers); default as the name says, else stockstream.")
  private String format;

  @CommandLine.Option(
      names = "--asset-class",
      description = "Of a file of another format: stock, etf, index, currency or crypto.")
  private String assetClass;

  @CommandLine.Option(
      names = "--zone",
      description = "Of times without an offset, such as America/New_York.")
  private String zone;

  @CommandLine.Option(
      names = "--source",
      description = "Who states the bars of a file of another format; default the format's name.")
  private String source;

  /**
   * Returns how files are replayed.
   *
   * @param known declares ranks of sources
   * @param symbol of a file that does not say it
   * @param timeframe likewise
   * @throws PortException MISCONFIGURED when an option cannot be
   */
  public ReplayOptions replay(Reference known, Option<String> symbol, Option<Timeframe> timeframe) {
    return new ReplayOptions(
        Option.of(venue),
        issue,
        rank,
        known,
        Option.of(format).map(FileOptions::formatOf),
        new Subject(
            symbol,
            Option.of(assetClass).map(FileOptions::assetClassOf),
            timeframe,
            Option.of(zone).map(FileOptions::zoneOf),
            Option.of(source)));
  }

  /**
   * Reads a timeframe.
   *
   * @throws PortException MISCONFIGURED when it is none
   */
  public static Timeframe timeframeOf(String text) {
    return Timeframe.parse(text)
        .getOrElseThrow(() -> wrong("--timeframe", "1m, 1d or another", text));
  }

  private static FileFormat formatOf(String text) {
    return FileFormat.named(text)
        .orElseThrow(() -> wrong("--format", "one of " + names(FileFormat.values()), text));
  }

  private static AssetClass assetClassOf(String text) {
    return Arrays.stream(AssetClass.values())
        .filter(each -> each.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> wrong("--asset-class", "one of " + names(AssetClass.values()), text));
  }

  private static String names(Object[] values) {
    return Arrays.stream(values)
        .map(each -> each.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static ZoneId zoneOf(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw wrong("--zone", "a zone such as America/New_York", text);
    }
  }

  private static PortException wrong(String option, String expected, String was) {
    return new PortException(
        FailureKind.MISCONFIGURED, option + ": expected " + expected + ", was '" + was + "'");
  }
}
