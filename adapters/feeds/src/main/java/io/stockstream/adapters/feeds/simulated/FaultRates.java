package io.stockstream.adapters.feeds.simulated;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;

/**
 * How often each fault happens.
 *
 * @param byFault the share of bars, 0 to 1, that meet a fault; 0 where a fault is not named
 */
public record FaultRates(Map<Fault, Double> byFault) {

  /** A feed without faults. */
  public static final FaultRates NONE = new FaultRates(Map.of());

  /** Each kind of fault within an hour of an open market, and few enough to see bars between. */
  public static final FaultRates DEFAULT =
      NONE.with(Fault.MISSING, 0.005)
          .with(Fault.LATE, 0.01)
          .with(Fault.CORRECTION_UP, 0.01)
          .with(Fault.CORRECTION_DOWN, 0.01)
          .with(Fault.VOID, 0.004)
          .with(Fault.CONFLICT, 0.004)
          .with(Fault.DUPLICATE, 0.03)
          .with(Fault.REORDER, 0.02)
          .with(Fault.MALFORMED, 0.005)
          .with(Fault.OUT_OF_RANGE, 0.005)
          .with(Fault.FUTURE, 0.002)
          .with(Fault.WRONG_KEY, 0.003);

  /**
   * @throws IllegalArgumentException when a rate is not from 0 to 1, or when the rates of those
   *     faults that a bar meets only one of sum to more than 1
   */
  public FaultRates {
    Map<Fault, Double> copy = new EnumMap<>(Fault.class);
    copy.putAll(byFault);
    byFault = Collections.unmodifiableMap(copy);
    copy.forEach((fault, rate) -> requireShare("rate of " + fault, rate));
    double fates =
        copy.entrySet().stream()
            .filter(entry -> entry.getKey().isFate())
            .mapToDouble(Map.Entry::getValue)
            .sum();
    requireShare("sum of the rates of MISSING to CONFLICT", fates);
  }

  private static void requireShare(String what, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(what + ": expected 0 to 1, was " + rate);
    }
  }

  /** Returns these rates with another one of a fault. */
  public FaultRates with(Fault fault, double rate) {
    Map<Fault, Double> copy = new EnumMap<>(Fault.class);
    copy.putAll(byFault);
    copy.put(fault, rate);
    return new FaultRates(copy);
  }

  public double of(Fault fault) {
    return byFault.getOrDefault(fault, 0.0);
  }

  /** Draws whether a bar meets a fault. */
  boolean strikes(Fault fault, Random random) {
    return random.nextDouble() < of(fault);
  }

  /** Draws what becomes of a closed bar; null when it is simply sent. */
  Fault fate(Random random) {
    double drawn = random.nextDouble();
    for (Fault fault : EnumSet.range(Fault.MISSING, Fault.CONFLICT)) {
      drawn -= of(fault);
      if (drawn < 0) {
        return fault;
      }
    }
    return null;
  }
}
