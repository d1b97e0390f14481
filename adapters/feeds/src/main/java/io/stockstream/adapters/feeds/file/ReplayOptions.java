package io.stockstream.adapters.feeds.file;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.Source;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.vavr.control.Option;

/**
 * What a file does not say of itself.
 *
 * @param venue of lines that name none; none means the source in upper case
 * @param issue of the file, from 0: one that replaces an earlier file has a higher one
 * @param rank of the file among an instrument's sources, see {@link Stamp}, unless they are
 *     declared
 * @param declared what is known of instruments, the ranks of their sources among it
 * @param format of the file; as its name says unless told
 * @param subject of files that are not ours
 */
public record ReplayOptions(
    Option<String> venue,
    long issue,
    int rank,
    Reference declared,
    Option<FileFormat> format,
    Subject subject) {

  /** A file's first issue, ranked below every live feed. */
  public static final ReplayOptions DEFAULT = new ReplayOptions(Option.none(), 0, Source.FILE_RANK);

  /**
   * @throws PortException MISCONFIGURED when the venue is no venue's name, or issue or rank are out
   *     of range
   */
  public ReplayOptions {
    if (venue.exists(name -> !InstrumentId.isVenue(name))) {
      throw misconfigured(
          "venue: expected 1 to 32 of A-Z 0-9 . _ -, was " + Violation.quote(venue.get()));
    }
    try {
      RevisionScheme.ofLine(issue, 1);
      new Stamp("file", rank, 0);
    } catch (IllegalArgumentException e) {
      throw misconfigured(e.getMessage());
    }
  }

  /** Of files that are ours, or say what they are by their names. */
  public ReplayOptions(Option<String> venue, long issue, int rank, Reference declared) {
    this(venue, issue, rank, declared, Option.none(), Subject.UNKNOWN);
  }

  /** Where nothing is declared. */
  public ReplayOptions(Option<String> venue, long issue, int rank) {
    this(venue, issue, rank, instrument -> InstrumentRules.DEFAULT);
  }

  /** Returns the same for a file of another format. */
  public ReplayOptions with(FileFormat other, Subject about) {
    return new ReplayOptions(venue, issue, rank, declared, Option.some(other), about);
  }

  /** Returns the rank of a source; a live one of that name numbers its statements otherwise. */
  int rankOf(String symbol, String venueOfLine, String source) {
    return InstrumentId.of(symbol, venueOfLine)
        .toJavaStream()
        .flatMap(instrument -> declared.sourcesOf(instrument).stream())
        .filter(each -> each.name().equals(source) && each.scheme() == RevisionScheme.FILE)
        .findFirst()
        .map(Source::rank)
        .orElse(rank);
  }

  private static PortException misconfigured(String message) {
    return new PortException(FailureKind.MISCONFIGURED, message);
  }
}
