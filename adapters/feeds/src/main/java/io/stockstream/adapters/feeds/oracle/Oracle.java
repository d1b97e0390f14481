package io.stockstream.adapters.feeds.oracle;

import io.stockstream.adapters.feeds.simulated.Emission;
import io.stockstream.adapters.feeds.simulated.EmissionListener;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.Statement;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Listens to what feeds emit and says what must come of it, once all of it is stored. Memory grows
 * with the number of bars, not of statements. One thread at a time.
 */
public final class Oracle implements EmissionListener {

  private final Map<BarKey, ExpectedBar> standing = new HashMap<>();
  private final Map<InputClass, Long> counts = new EnumMap<>(InputClass.class);
  private final Map<ViolationCode, Long> quarantine = new EnumMap<>(ViolationCode.class);
  private final Map<InstrumentId, Instant> latestBars = new HashMap<>();
  private final Map<String, Instant> heartbeats = new HashMap<>();

  @Override
  public void emitted(Emission emission) {
    if (emission instanceof Emission.Stated stated) {
      observe(stated.statement());
    } else if (emission instanceof Emission.Alive alive) {
      observe(alive.heartbeat());
    } else {
      quarantine.merge(((Emission.Refused) emission).code(), 1L, Long::sum);
      count(InputClass.QUARANTINED);
    }
  }

  /** Takes a statement of any feed that can stand and is sent under its own key. */
  public void observe(Statement statement) {
    ExpectedBar stated = ExpectedBar.of(statement);
    ExpectedBar before = standing.get(stated.key());
    count(judge(before, stated));
    if (before == null || stated.beats(before)) {
      standing.put(stated.key(), stated);
    }
    latestBars.merge(stated.key().instrument(), stated.key().openTime(), Oracle::later);
  }

  private void observe(Heartbeat heartbeat) {
    count(InputClass.CONTROL);
    heartbeats.merge(heartbeat.venue(), heartbeat.time(), Oracle::later);
  }

  private static InputClass judge(ExpectedBar before, ExpectedBar stated) {
    if (before == null) {
      return InputClass.ACCEPTED;
    }
    if (before.content().equals(stated.content())) {
      return InputClass.DUPLICATE;
    }
    int claim = stated.compareClaim(before);
    if (claim == 0) {
      return InputClass.CONFLICT;
    }
    if (claim < 0) {
      return InputClass.STALE;
    }
    return before.state() == BarState.CLOSED ? InputClass.CORRECTION : InputClass.ACCEPTED;
  }

  private void count(InputClass inputClass) {
    counts.merge(inputClass, 1L, Long::sum);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** Returns how many records there must be of each class; a class without any is missing. */
  public Map<InputClass, Long> expectedCounts() {
    return Collections.unmodifiableMap(counts);
  }

  /** Returns how many records there were. */
  public long records() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns how many records must be in quarantine, by their first reason. */
  public Map<ViolationCode, Long> expectedQuarantine() {
    return Collections.unmodifiableMap(quarantine);
  }

  /** Returns the rows of origin FEED that must stand, void ones too, ordered by key. */
  public List<ExpectedBar> expectedBars() {
    return standing.values().stream().sorted((a, b) -> a.key().compareTo(b.key())).toList();
  }

  /** Returns the row that must stand on a key. */
  public Option<ExpectedBar> expectedBar(BarKey key) {
    return Option.of(standing.get(key));
  }

  /**
   * Returns what an instrument's clock must show: the latest open time of its bars or heartbeat of
   * its venue; none when there was neither.
   */
  public Option<Instant> expectedClock(InstrumentId instrument) {
    Option<Instant> bars = Option.of(latestBars.get(instrument));
    Option<Instant> venue = Option.of(heartbeats.get(instrument.venue()));
    return bars.isEmpty() ? venue : bars.map(time -> later(time, venue.getOrElse(time)));
  }
}
