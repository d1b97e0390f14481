package io.stockstream.domain.merge;

import io.stockstream.domain.statement.InputClass;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many inputs there were of each class.
 *
 * @param byClass classes without inputs may be missing
 */
public record ClassCounts(Map<InputClass, Long> byClass) implements Serializable {

  public static final ClassCounts NONE = new ClassCounts(Map.of());

  public ClassCounts {
    Map<InputClass, Long> copy = new EnumMap<>(InputClass.class);
    copy.putAll(byClass);
    byClass = Collections.unmodifiableMap(copy);
  }

  public long of(InputClass inputClass) {
    return byClass.getOrDefault(inputClass, 0L);
  }

  public long total() {
    return byClass.values().stream().mapToLong(Long::longValue).sum();
  }

  public ClassCounts plus(ClassCounts other) {
    Map<InputClass, Long> sum = new EnumMap<>(InputClass.class);
    sum.putAll(byClass);
    other.byClass.forEach((inputClass, count) -> sum.merge(inputClass, count, Long::sum));
    return new ClassCounts(sum);
  }

  /** Returns these counts and one more input. */
  public ClassCounts plusOne(InputClass inputClass) {
    return plus(new ClassCounts(Map.of(inputClass, 1L)));
  }
}
