package io.stockstream.adapters.feeds.simulated;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.PriorityQueue;

/** What is still to be sent, by time, and what went wrong. One thread. */
final class Schedule {

  private final PriorityQueue<Timed> queue = new PriorityQueue<>();
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private final Instant last;
  private long sequence;

  /**
   * @param last what would be sent later than this is sent then, so that a simulation ends
   */
  Schedule(Instant last) {
    this.last = last;
  }

  void add(Instant at, Emission emission) {
    queue.add(new Timed(at.isAfter(last) ? last : at, sequence++, emission));
  }

  void count(Fault fault) {
    faults.merge(fault, 1L, Long::sum);
  }

  /** Says whether something is due before an instant. */
  boolean hasBefore(Instant instant) {
    return !queue.isEmpty() && queue.peek().at().isBefore(instant);
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  int size() {
    return queue.size();
  }

  /** Returns what is sent next, and keeps it; null when there is nothing. */
  Timed peek() {
    return queue.peek();
  }

  Timed poll() {
    return queue.poll();
  }

  Map<Fault, Long> faults() {
    return Collections.unmodifiableMap(faults);
  }
}
