package io.stockstream.apps.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * How somebody's days compare with the true ones. A day that is missing is wrong in everything, and
 * off by all of it.
 *
 * @param contender whose
 * @param days that there are
 * @param volume of a day
 * @param high of a day
 * @param low of a day
 */
record Verdict(String contender, int days, Score volume, Score high, Score low) {

  /** The head of a table in Markdown, of which each verdict is a row. */
  static final String HEAD =
      """
      | | days with the right volume | right high | right low | volume off by, median and worst | high, worst | low, worst |
      |---|---|---|---|---|---|---|""";

  /**
   * How often a value is right.
   *
   * @param right days
   * @param off by how much of the true value each day is, in percent
   */
  record Score(int right, Figures off) {

    private static Score of(
        Map<Day, Totals> truth, Map<Day, Totals> was, Function<Totals, BigDecimal> value) {
      int right = 0;
      Figures off = new Figures("off", "%");
      for (Map.Entry<Day, Totals> day : truth.entrySet()) {
        BigDecimal expected = value.apply(day.getValue());
        Totals found = was.get(day.getKey());
        BigDecimal difference =
            expected.subtract(found == null ? BigDecimal.ZERO : value.apply(found)).abs();
        right += difference.signum() == 0 ? 1 : 0;
        off.add(percent(difference, expected));
      }
      return new Score(right, off);
    }

    private static double percent(BigDecimal part, BigDecimal whole) {
      return part.scaleByPowerOfTen(2).divide(whole, 6, RoundingMode.HALF_UP).doubleValue();
    }

    double worst() {
      return off.quantile(1);
    }
  }

  static Verdict of(String contender, Map<Day, Totals> truth, Map<Day, Totals> was) {
    return new Verdict(
        contender,
        truth.size(),
        Score.of(truth, was, Totals::volume),
        Score.of(truth, was, Totals::high),
        Score.of(truth, was, Totals::low));
  }

  boolean isRight() {
    return volume.right == days && high.right == days && low.right == days;
  }

  /** Returns a row of a table in Markdown. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "| %s | %d of %d | %d | %d | %.1f %%, %.1f %% | %.2f %% | %.2f %% |",
        contender,
        volume.right,
        days,
        high.right,
        low.right,
        volume.off.median(),
        volume.worst(),
        high.worst(),
        low.worst());
  }
}
