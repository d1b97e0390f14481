package io.stockstream.ports.usecase;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.rollup.RulesEdition;
import io.stockstream.domain.rollup.RulesHash;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Editions;
import io.stockstream.ports.store.Fence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Binds a store to the editions of the rules that it is started with, and refuses other rules of
 * the same number: nobody could tell the roll-ups of the one from those of the other. Done at every
 * start; to do it again changes nothing. One thread.
 */
public final class BindEditions {

  private static final String NEXT_STEP =
      "give each of them an edition above what the store has, start again, then recompute the time of its bars";

  private final Editions editions;
  private final Reference reference;
  private final RulesHash hash = new RulesHash();

  /**
   * @param editions of the store
   * @param reference the rules of every instrument from now on
   */
  public BindEditions(Editions editions, Reference reference) {
    this.editions = editions;
    this.reference = reference;
  }

  /**
   * Holds the rules against what the store has; changes nothing.
   *
   * @throws PortException MISCONFIGURED with every instrument of which the store has a higher
   *     edition, or the same one by other rules
   */
  public void check() {
    Map<InstrumentId, RulesEdition> kept = editions.kept();
    List<String> problems = new ArrayList<>();
    problems.addAll(againstKept(kept));
    problems.addAll(againstRollUps(kept.keySet()));
    if (!problems.isEmpty()) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "editions: %s; %s".formatted(String.join("; ", problems), NEXT_STEP));
    }
  }

  /**
   * Checks once more, as somebody may have kept others meanwhile and no longer can, then keeps
   * them.
   *
   * @param fence by whose right
   * @throws PortException as {@link #check} does; REJECTED when a newer query holds the fence
   */
  public void keep(Fence fence) {
    check();
    Map<InstrumentId, RulesEdition> stated = new HashMap<>();
    reference.instruments().forEach(instrument -> stated.put(instrument, stated(instrument)));
    editions.keep(stated, fence);
  }

  private RulesEdition stated(InstrumentId instrument) {
    return hash.editionOf(reference.rulesOf(instrument));
  }

  /**
   * An instrument that is listed no longer has the default rules, and those have an edition too.
   */
  private List<String> againstKept(Map<InstrumentId, RulesEdition> kept) {
    List<String> problems = new ArrayList<>();
    for (InstrumentId instrument : sorted(kept.keySet())) {
      RulesEdition was = stated(instrument);
      RulesEdition expected = kept.get(instrument);
      if (was.number() < expected.number()) {
        problems.add(tooLow(instrument, expected.number(), was));
      } else if (was.number() == expected.number() && !was.equals(expected)) {
        problems.add(
            "%s: expected edition %d by the rules %s that the store was started with, was by %s%s"
                .formatted(
                    instrument,
                    expected.number(),
                    expected.shortHash(),
                    was.shortHash(),
                    listing(instrument)));
      }
    }
    return problems;
  }

  /** What was never listed was rolled up by the default rules. */
  private List<String> againstRollUps(Collection<InstrumentId> kept) {
    SortedSet<InstrumentId> listedAnew = sorted(reference.instruments());
    listedAnew.removeAll(kept);
    Map<InstrumentId, Integer> rolledUp = editions.ofRollUps(listedAnew);
    List<String> problems = new ArrayList<>();
    for (InstrumentId instrument : sorted(rolledUp.keySet())) {
      RulesEdition was = stated(instrument);
      int stored = rolledUp.get(instrument);
      if (was.number() < stored) {
        problems.add(tooLow(instrument, stored, was));
      } else if (was.number() == stored && !was.equals(hash.editionOf(InstrumentRules.DEFAULT))) {
        problems.add(
            "%s: expected an edition above %d, by which it was rolled up before it was listed, was %d"
                .formatted(instrument, stored, was.number()));
      }
    }
    return problems;
  }

  private String tooLow(InstrumentId instrument, int stored, RulesEdition was) {
    return "%s: expected edition %d or higher, as the store has, was %d%s"
        .formatted(instrument, stored, was.number(), listing(instrument));
  }

  private String listing(InstrumentId instrument) {
    return reference.instruments().contains(instrument) ? "" : " (it is listed no longer)";
  }

  private static SortedSet<InstrumentId> sorted(Collection<InstrumentId> instruments) {
    return new TreeSet<>(instruments);
  }
}
