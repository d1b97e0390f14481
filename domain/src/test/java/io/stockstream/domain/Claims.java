package io.stockstream.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.test.Arbitrary;
import io.vavr.test.CheckResult;
import io.vavr.test.Gen;
import io.vavr.test.Property;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Holds claims against generated samples; the same samples on every run. */
public final class Claims {

  private static final long SEED = 20260105;

  private Claims() {}

  /** Asserts that a check passes on every sample. */
  public static <T> void holds(int tries, Gen<T> samples, Consumer<T> check) {
    AtomicReference<AssertionError> failure = new AtomicReference<>();

    CheckResult result = run(tries, samples, check, failure);

    if (failure.get() != null) {
      throw new AssertionError("does not hold for " + result.sample(), failure.get());
    }
    result.assertIsSatisfied();
    assertThat(result.count()).isEqualTo(tries);
  }

  /** Asserts that a check fails on some sample: what a wrong implementation has to run into. */
  public static <T> void breaks(int tries, Gen<T> samples, Consumer<T> check) {
    AtomicReference<AssertionError> failure = new AtomicReference<>();

    run(tries, samples, check, failure);

    assertThat(failure.get()).as("what the check has against it").isNotNull();
  }

  private static <T> CheckResult run(
      int tries, Gen<T> samples, Consumer<T> check, AtomicReference<AssertionError> failure) {
    Arbitrary<T> arbitrary = size -> samples;
    return Property.def("claim")
        .forAll(arbitrary)
        .suchThat(sample -> passes(sample, check, failure))
        .check(new Random(SEED), 1, tries);
  }

  private static <T> boolean passes(
      T sample, Consumer<T> check, AtomicReference<AssertionError> failure) {
    try {
      check.accept(sample);
      return true;
    } catch (AssertionError e) {
      failure.set(e);
      return false;
    }
  }
}
