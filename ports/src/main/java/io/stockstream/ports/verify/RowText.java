package io.stockstream.ports.verify;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.Coverage;
import io.stockstream.domain.statement.Provenance;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.domain.statement.Version;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** Rows as lines: what is equal as text is equal, and what differs can be read. */
final class RowText {

  static final char EXPECTED = 'E';
  static final char STORED = 'S';

  /** What will be expected once a stream has come to the log's end. */
  static final char AT_THE_END = 'A';

  /** Below every character that a symbol or a venue may have. */
  private static final char SEPARATOR = '\u0001';

  private static final long SECONDS_TO_1900 = 2_208_988_800L;

  private RowText() {}

  /** Returns a key that sorts by instrument, timeframe, open time, origin, and can be read back. */
  static String key(BarKey key) {
    return key.instrument().venue()
        + SEPARATOR
        + key.instrument().symbol()
        + SEPARATOR
        + key.timeframe().ordinal()
        + SEPARATOR
        + String.format(
            Locale.ROOT,
            "%013d.%09d",
            key.openTime().getEpochSecond() + SECONDS_TO_1900,
            key.openTime().getNano())
        + SEPARATOR
        + key.origin().ordinal();
  }

  /** Returns what {@link #key} wrote. */
  static BarKey read(String key) {
    String[] parts = key.split(String.valueOf(SEPARATOR));
    String[] time = parts[3].split("\\.");
    return new BarKey(
        new InstrumentId(parts[1], parts[0]),
        Timeframe.values()[Integer.parseInt(parts[2])],
        Instant.ofEpochSecond(Long.parseLong(time[0]) - SECONDS_TO_1900, Long.parseLong(time[1])),
        Origin.values()[Integer.parseInt(parts[4])]);
  }

  static byte[] expected(NaiveBar bar) {
    return line(EXPECTED, bar.version(), bar.state(), bar.content(), bar.stamp());
  }

  /**
   * @param judged whether states can be judged; if not, they are left out of version and text
   */
  static byte[] expected(
      BigInteger version, BarState state, Content content, Coverage coverage, boolean judged) {
    return line(
        EXPECTED,
        judged ? version : withoutState(version),
        judged ? state : null,
        content,
        coverage);
  }

  static byte[] stored(StoredBar bar, boolean judged) {
    boolean hidden = bar.isRollUp() && !judged;
    BigInteger version = bar.version().toBigInteger();
    return line(
        STORED,
        hidden ? withoutState(version) : version,
        hidden ? null : bar.state(),
        bar.content(),
        bar.provenance());
  }

  /**
   * Returns what two stores must agree on, for people: not who said so, which is in the version as
   * far as it decides.
   */
  static String compared(StoredBar bar) {
    String values = values(bar.version(), bar.state(), bar.content());
    return bar.isRollUp() ? values + " " + provenance(bar.provenance()) : values;
  }

  /** Returns what two stores must agree on, key included, for a hash; quicker than {@link #key}. */
  static byte[] whole(StoredBar bar) {
    BarKey key = bar.key();
    String text =
        key.instrument().venue()
            + SEPARATOR
            + key.instrument().symbol()
            + SEPARATOR
            + key.timeframe().ordinal()
            + SEPARATOR
            + key.openTime().getEpochSecond()
            + SEPARATOR
            + key.openTime().getNano()
            + SEPARATOR
            + key.origin().ordinal()
            + SEPARATOR
            + compared(bar);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static BigInteger withoutState(BigInteger rollUpVersion) {
    return rollUpVersion.clearBit(118);
  }

  private static byte[] line(
      char side, BigInteger version, BarState state, Content content, Provenance provenance) {
    return bytes(side, values(Version.of(version), state, content) + " " + provenance(provenance));
  }

  /** Concatenates rather than formats: this runs once for every row of the store. */
  private static String values(Version version, BarState state, Content content) {
    return version.toHex() + (state == null ? "" : " " + state) + " " + content(content);
  }

  /** Returns a line of what is expected as one of what will be. */
  static byte[] atTheEnd(byte[] expected) {
    byte[] line = expected.clone();
    line[0] = AT_THE_END;
    return line;
  }

  /** Returns a text of one side, as sorters take it. */
  static byte[] bytes(char side, String text) {
    return (side + text).getBytes(StandardCharsets.UTF_8);
  }

  private static String content(Content content) {
    if (!(content instanceof Ohlcv ohlcv)) {
      return "void";
    }
    Prices prices = ohlcv.prices();
    Activity activity = ohlcv.activity();
    return "open="
        + number(prices.open())
        + " high="
        + number(prices.high())
        + " low="
        + number(prices.low())
        + " close="
        + number(prices.close())
        + " volume="
        + number(activity.volume())
        + " turnover="
        + number(activity.turnover())
        + " vwap="
        + number(activity.vwap())
        + " trades="
        + orDash(activity.tradeCount());
  }

  private static String provenance(Provenance provenance) {
    if (provenance instanceof Stamp stamp) {
      // Not the source: it is a label, and of two that say the same the first stays.
      return "rank=" + stamp.rank() + " revision=" + stamp.revision();
    }
    Coverage coverage = (Coverage) provenance;
    return "present=" + coverage.present() + " expected=" + orDash(coverage.expected());
  }

  private static String orDash(Option<?> value) {
    return value.map(String::valueOf).getOrElse("-");
  }

  private static String number(Option<BigDecimal> number) {
    return number.map(RowText::number).getOrElse("-");
  }

  static String number(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
