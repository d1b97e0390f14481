package io.stockstream.adapters.feeds.file;

import java.io.IOException;
import java.nio.file.Path;

/** Chooses how a file is read. */
final class Layouts {

  private Layouts() {}

  /**
   * @throws io.stockstream.ports.failure.PortException REJECTED when the file is not so,
   *     MISCONFIGURED when it has to be told what it is about
   */
  static Layout of(Path file, ReplayOptions options, String sha256) throws IOException {
    FileFormat format = options.format().getOrElse(() -> FileFormat.guess(file));
    About about = new About(file, format, options, sha256);
    return switch (format) {
      case STOCKSTREAM -> LineParser.of(file, options, sha256);
      case BINANCE_ARCHIVE -> BinanceLayout.of(about);
      case LEAN -> LeanLayout.of(about);
      case KRAKEN_CSV -> KrakenLayout.of(about);
      case CSV -> TableLayout.of(about);
      case JSON -> JsonLayout.of(about);
    };
  }
}
