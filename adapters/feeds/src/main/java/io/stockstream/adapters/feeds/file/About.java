package io.stockstream.adapters.feeds.file;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A file of a format that does not say everything, and what was told of it. What is told by the
 * user goes before what the file's name says.
 *
 * @param file where it is
 * @param format of it
 * @param options as they were told
 * @param sha256 of it
 */
record About(Path file, FileFormat format, ReplayOptions options, String sha256) {

  /**
   * What a file's name says.
   *
   * @param venue of its instrument
   * @param assetClass of its instrument
   */
  record Named(
      Option<String> symbol,
      Option<String> venue,
      Option<AssetClass> assetClass,
      Option<Timeframe> timeframe) {

    static final Named NOTHING =
        new Named(Option.none(), Option.none(), Option.none(), Option.none());
  }

  String name() {
    return file.getFileName().toString();
  }

  /**
   * Puts together what is known.
   *
   * @throws PortException MISCONFIGURED when that is not enough
   */
  Series series(Named named) {
    Subject told = options.subject();
    String symbol = required(told.symbol().orElse(named.symbol()), "--symbol");
    Timeframe timeframe = required(told.timeframe().orElse(named.timeframe()), "--timeframe");
    String source = told.source().getOrElse(format.toString());
    String venue =
        options.venue().orElse(named.venue()).getOrElse(() -> source.toUpperCase(Locale.ROOT));
    return new Series(
        symbol,
        venue,
        told.assetClass().orElse(named.assetClass()).getOrElse(AssetClass.STOCK),
        timeframe,
        new Series.StatedBy(
            source, options.rankOf(symbol, venue, source), options.issue(), sha256));
  }

  /**
   * Returns the zone of times without an offset.
   *
   * @throws PortException MISCONFIGURED when nobody told it
   */
  ZoneId zone(Option<ZoneId> named) {
    return required(options.subject().zone().orElse(named), "--zone");
  }

  private <T> T required(Option<T> known, String option) {
    return known.getOrElseThrow(
        () ->
            new PortException(
                FailureKind.MISCONFIGURED,
                "file %s: expected %s, as neither a %s file nor this one's name says it"
                    .formatted(file, option, format)));
  }

  PortException rejected(String what) {
    return Survey.failure(FailureKind.REJECTED, file, what, null);
  }
}
