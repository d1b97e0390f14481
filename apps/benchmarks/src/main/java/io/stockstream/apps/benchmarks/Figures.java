package io.stockstream.apps.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of several runs of one thing, by which it is reported: their median and extremes. */
final class Figures {

  private final String name;
  private final String unit;
  private final List<Double> values = new ArrayList<>();

  Figures(String name, String unit) {
    this.name = name;
    this.unit = unit;
  }

  void add(double value) {
    values.add(value);
  }

  double median() {
    return quantile(0.5);
  }

  /** Returns the smallest value that at least this share of all do not exceed. */
  double quantile(double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }

  /**
   * Returns for example {@code ours: median 1,203,400.0 bars/s (1,190,000.0 to 1,215,300.0, 5
   * runs)}.
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: median %,.1f %s (%,.1f to %,.1f, %d runs)",
        name,
        median(),
        unit,
        quantile(0),
        quantile(1),
        values.size());
  }
}
