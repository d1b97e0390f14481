package io.stockstream.adapters.feeds.simulated;

/**
 * How often something goes wrong, each as a share of the bars, 0 to 1.
 *
 * @param duplicate a closed bar is sent again
 * @param reorder an older statement of an open bar comes after a newer one
 * @param late a closed bar comes minutes late
 * @param correctionUp a closed bar is stated again with a higher high and more volume
 * @param correctionDown a closed bar is stated again with a lower high and less volume
 * @param voided a closed bar is taken back
 * @param conflict a closed bar is stated twice at one moment, differently
 * @param missing nothing is said of a minute
 * @param malformed bytes that are no statement
 * @param outOfRange values that cannot stand
 * @param future a bar that opens centuries ahead
 * @param wrongKey a statement under another instrument's key
 */
public record FaultRates(
    double duplicate,
    double reorder,
    double late,
    double correctionUp,
    double correctionDown,
    double voided,
    double conflict,
    double missing,
    double malformed,
    double outOfRange,
    double future,
    double wrongKey) {

  /** Nothing goes wrong. */
  public static final FaultRates NONE = new FaultRates(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Each goes wrong often enough to be seen within a minute of a demo. */
  public static final FaultRates DEFAULT =
      new FaultRates(0.03, 0.02, 0.01, 0.01, 0.01, 0.002, 0.004, 0.003, 0.003, 0.003, 0.001, 0.002);
}
