package io.stockstream.adapters.testkit;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.gap.AliveMinute;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.CountKey;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.merge.StatementCounts;
import io.stockstream.domain.merge.Tally;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.RulesEdition;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.QuarantinedRecord;
import io.stockstream.ports.store.TaskOutcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What a {@link MemoryStore} holds. One lock, held for no longer than it takes to copy. */
final class MemoryState {

  private static final Map<String, MemoryState> BY_NAME = new ConcurrentHashMap<>();

  private final String name;
  private final String id = UUID.randomUUID().toString();
  private final MemoryBars bars = new MemoryBars();
  private final MemoryConflicts conflicts = new MemoryConflicts();
  private final Map<String, QuarantinedRecord> quarantine = new HashMap<>();
  private final Map<InstrumentId, Clock> instrumentClocks = new HashMap<>();
  private final Map<String, Clock> venueClocks = new HashMap<>();
  private final Set<AliveMinute> aliveMinutes = new HashSet<>();
  private final Map<CountKey, StatementCounts> counts = new HashMap<>();
  private final MemoryGaps gaps = new MemoryGaps();
  private final Map<BatchId, LedgerEntry> ledger = new LinkedHashMap<>();
  private final Map<InstrumentId, RulesEdition> editions = new HashMap<>();
  private long newestFence;
  private int holders;

  private MemoryState(String name) {
    this.name = name;
  }

  static MemoryState named(String name) {
    return BY_NAME.computeIfAbsent(name, MemoryState::new);
  }

  static void forget(String name) {
    BY_NAME.remove(name);
  }

  String id() {
    return id;
  }

  synchronized void hold() {
    holders++;
  }

  synchronized void letGo() {
    holders--;
  }

  synchronized void requireOpen() {
    if (holders == 0) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "store memory:" + name + ": expected to be open in this process, was not; open it first");
    }
  }

  synchronized Fence takeFence() {
    requireOpen();
    newestFence++;
    return new Fence(newestFence);
  }

  private void requireNewest(Fence fence) {
    requireOpen();
    if (newestFence > fence.number()) {
      throw new PortException(
          FailureKind.REJECTED,
          "store memory:%s: expected fence %d to be the newest, was %d; a newer query writes this store, stop this one"
              .formatted(name, fence.number(), newestFence));
    }
  }

  synchronized Map<InstrumentId, Existing> read(
      Collection<ReadPlan> plans, Set<String> heartbeatVenues) {
    requireOpen();
    Map<InstrumentId, Existing> existing = new HashMap<>();
    for (InstrumentId instrument : bars.instrumentsWithOpenRollUps(heartbeatVenues)) {
      existing.put(instrument, existing(ReadPlan.of(instrument, Set.of())));
    }
    plans.forEach(plan -> existing.put(plan.instrument(), existing(plan)));
    return existing;
  }

  private Existing existing(ReadPlan plan) {
    InstrumentId instrument = plan.instrument();
    Clock own = instrumentClocks.getOrDefault(instrument, Clock.UNSET);
    Clock venue = venueClocks.getOrDefault(instrument.venue(), Clock.UNSET);
    return new Existing(bars.of(plan), bars.openRollUps(instrument), own.max(venue), own);
  }

  /** All or nothing: what may fail is tried before anything is changed. */
  synchronized void write(TaskOutcome outcome, Fence fence) {
    requireNewest(fence);
    outcome.bars().forEach(bar -> requireStorable(bar.key().openTime()));
    conflicts.keep(outcome.conflicts());
    outcome.quarantine().forEach(each -> quarantine.putIfAbsent(each.id(), copy(each)));
    outcome.bars().forEach(bars::revise);
    outcome.instrumentClocks().forEach((key, at) -> instrumentClocks.merge(key, at, Clock::max));
    outcome.venueClocks().forEach((key, at) -> venueClocks.merge(key, at, Clock::max));
    aliveMinutes.addAll(outcome.aliveMinutes());
    outcome.tallies().forEach(this::count);
  }

  private void count(Tally tally) {
    counts.compute(
        tally.key(),
        (key, before) -> tally.addedTo(before == null ? StatementCounts.none(key) : before));
  }

  synchronized List<StatementCounts> statementCounts() {
    requireOpen();
    return List.copyOf(counts.values());
  }

  synchronized List<AliveMinute> aliveMinutes() {
    requireOpen();
    return List.copyOf(aliveMinutes);
  }

  synchronized Map<InstrumentId, Clock> clocks() {
    requireOpen();
    Map<InstrumentId, Clock> clocks = new HashMap<>();
    instrumentClocks.forEach(
        (instrument, own) -> {
          Clock venue = venueClocks.getOrDefault(instrument.venue(), Clock.UNSET);
          clocks.put(instrument, own.max(venue));
        });
    return clocks;
  }

  synchronized MemoryGaps gaps() {
    requireOpen();
    return gaps;
  }

  /** No store has more than microseconds in 64 bits. */
  private static void requireStorable(Instant time) {
    ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** Bytes may be changed by whoever made them. */
  private static QuarantinedRecord copy(QuarantinedRecord each) {
    return new QuarantinedRecord(
        each.position(),
        each.appendTime(),
        each.line(),
        each.key().clone(),
        each.value().clone(),
        List.copyOf(each.violations()));
  }

  synchronized List<StoredBar> select(BarSelection selection) {
    requireOpen();
    return bars.select(selection);
  }

  synchronized List<Conflict> conflicts() {
    requireOpen();
    return conflicts.inOrder();
  }

  synchronized List<QuarantinedRecord> quarantine() {
    requireOpen();
    List<QuarantinedRecord> records = new ArrayList<>(quarantine.values());
    records.sort(
        Comparator.comparing(QuarantinedRecord::position).thenComparing(QuarantinedRecord::id));
    return records;
  }

  synchronized Optional<QuarantinedRecord> quarantined(String recordId) {
    requireOpen();
    return Optional.ofNullable(quarantine.get(recordId));
  }

  synchronized void write(LedgerEntry entry, Fence fence) {
    requireNewest(fence);
    ledger.putIfAbsent(entry.batch(), entry);
  }

  synchronized List<LedgerEntry> ledger() {
    requireOpen();
    return List.copyOf(ledger.values());
  }

  synchronized void keep(Map<InstrumentId, RulesEdition> stated, Fence fence) {
    requireNewest(fence);
    stated.forEach(
        (instrument, edition) ->
            editions.merge(
                instrument, edition, (kept, now) -> now.number() > kept.number() ? now : kept));
  }

  synchronized Map<InstrumentId, RulesEdition> editions() {
    requireOpen();
    return Map.copyOf(editions);
  }
}
