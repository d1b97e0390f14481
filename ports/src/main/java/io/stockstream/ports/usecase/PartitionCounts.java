package io.stockstream.ports.usecase;

import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.domain.statement.InputClass;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts inputs by partition and class. One thread. */
final class PartitionCounts {

  private final Map<Integer, Map<InputClass, Long>> counts = new HashMap<>();

  void add(int partition, InputClass inputClass) {
    counts
        .computeIfAbsent(partition, p -> new EnumMap<>(InputClass.class))
        .merge(inputClass, 1L, Long::sum);
  }

  Map<Integer, ClassCounts> toMap() {
    Map<Integer, ClassCounts> map = new HashMap<>();
    counts.forEach((partition, byClass) -> map.put(partition, new ClassCounts(byClass)));
    return map;
  }
}
